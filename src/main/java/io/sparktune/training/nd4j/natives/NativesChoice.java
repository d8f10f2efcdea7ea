package io.sparktune.training.nd4j.natives;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The natives that a study asks for.
 *
 * @param build null for the fastest that the processor runs
 */
public record NativesChoice(@Nullable NativeBuild build) implements Serializable {

  /** The fastest of those that are there and that the processor runs. */
  public static final NativesChoice AUTO = new NativesChoice(null);

  /** All choices by their names. */
  public static NativesChoice of(String name) {
    return all().stream()
        .filter(each -> each.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Natives.PROPERTY
                        + " = "
                        + name
                        + ": wanted one of "
                        + all().stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  /** The choices that there are. */
  public static List<NativesChoice> all() {
    return Stream.concat(
            Stream.of(AUTO), Arrays.stream(NativeBuild.values()).map(NativesChoice::new))
        .toList();
  }

  /**
   * The build to take.
   *
   * @param served not empty
   * @throws IllegalArgumentException if the processor runs none of them, or not the one asked for
   */
  NativeBuild among(Set<NativeBuild> served, InstructionSet processor) {
    if (build == null) {
      return served.stream()
          .filter(each -> each.runsOn(processor))
          .min(NativeBuild::compareTo)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "the processor has "
                          + processor
                          + ", and all natives here need more: "
                          + served
                          + "; wanted the jar of the natives onednn as well (--jars)"));
    }
    if (!served.contains(build)) {
      throw new IllegalArgumentException(
          "the natives "
              + build
              + " are not here, only "
              + served
              + "; wanted auto, one of these, or their jar as well (--jars)");
    }
    if (!build.runsOn(processor)) {
      throw new IllegalArgumentException(
          "the natives "
              + build
              + " need "
              + build.needed()
              + ", and the processor has "
              + processor
              + "; wanted auto, or natives for any processor");
    }
    return build;
  }

  @Override
  public String toString() {
    return build == null ? "auto" : build.toString();
  }
}
