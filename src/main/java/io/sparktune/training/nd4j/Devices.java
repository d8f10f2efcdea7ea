package io.sparktune.training.nd4j;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The assignment of training threads to GPUs. Without the CUDA backend of ND4J there is nothing to
 * assign.
 */
public final class Devices {

  private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

  private Devices() {}

  /** Whether ND4J computes on GPUs. */
  public static boolean areGpus() {
    return Nd4j.getExecutioner().type() == ExecutionerType.CUDA;
  }

  /**
   * Has this thread use a GPU from now on; to be called before it builds a network.
   *
   * @param address as the cluster's discovery script names it: the index of {@code nvidia-smi}, or
   *     an entry of {@code CUDA_VISIBLE_DEVICES}
   * @throws IllegalArgumentException if no visible GPU has this address
   */
  public static void bind(String address) {
    if (!areGpus()) {
      return;
    }
    int index = index(address, System.getenv(VISIBLE));
    int devices = Nd4j.getAffinityManager().getNumberOfDevices();
    if (index >= devices) {
      throw new IllegalArgumentException(
          "GPU " + address + " is not among the " + devices + " that ND4J found");
    }
    Nd4j.getAffinityManager().unsafeSetDevice(index);
  }

  /**
   * The CUDA runtime counts only the devices that are visible to it, in the order in which {@code
   * CUDA_VISIBLE_DEVICES} lists them; {@code nvidia-smi} counts all.
   *
   * @param visible the variable, null where it is not set
   */
  static int index(String address, String visible) {
    boolean isNumber = address.matches("[0-9]{1,4}");
    if (visible == null || visible.isBlank()) {
      if (!isNumber) {
        throw new IllegalArgumentException(
            "GPU " + address + " is not a number, and " + VISIBLE + " does not list it");
      }
      return Integer.parseInt(address);
    }
    List<String> listed = Arrays.stream(visible.split(",", -1)).map(String::strip).toList();
    int index = listed.indexOf(address);
    if (index < 0) {
      throw new IllegalArgumentException(
          "GPU " + address + " is not in " + VISIBLE + "=" + visible);
    }
    return index;
  }
}
