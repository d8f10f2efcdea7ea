package examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a program prints. */
final class Console {

  private Console() {}

  /** A program without arguments. */
  @FunctionalInterface
  interface Program {
    void run(String[] arguments) throws InterruptedException;
  }

  static String of(Program program) throws InterruptedException {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream console = System.out;
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      program.run(new String[0]);
    } finally {
      System.setOut(console);
    }
    return told.toString(StandardCharsets.UTF_8);
  }
}
