package io.sparktune.training.nd4j.natives;

import com.sun.jna.NativeLibrary;

/** Prints the kernels of OpenBLAS, in a process of its own. */
final class KernelsName {

  private KernelsName() {}

  public static void main(String[] arguments) {
    String library = OpenBlas.load().orElseThrow();
    System.out.println(
        NativeLibrary.getInstance(library)
            .getFunction("openblas_get_corename")
            .invokeString(new Object[0], false));
  }
}
