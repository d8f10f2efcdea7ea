package io.sparktune.run.past;

import io.sparktune.config.StudyFile;
import io.sparktune.run.input.BadInput;
import io.sparktune.training.nd4j.natives.Natives;
import java.util.Optional;

/** The natives of a study's driver, which objectives do without. */
public final class StudyNatives {

  private StudyNatives() {}

  /**
   * Chooses them as the study asks for, before anything needs them.
   *
   * @throws BadInput if this machine lacks them
   */
  public static void choose(StudyFile file) {
    if (!file.hasObjective()) {
      try {
        Natives.choose(file.resources().natives());
      } catch (IllegalArgumentException e) {
        throw new BadInput("resources.natives: " + e.getMessage());
      }
    }
  }

  /**
   * Chooses them for the predictions of a model.
   *
   * @throws BadInput if this machine lacks those that are asked for
   */
  public static void begin() {
    try {
      Natives.begin();
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  /** All that the last bits of results depend on; empty for an objective. */
  public static Optional<String> ofTheDriver(StudyFile file) {
    return file.hasObjective() ? Optional.empty() : Optional.of(Natives.kind());
  }

  /** What a study that goes on with other natives than before is told. */
  public static Optional<String> difference(StudyFile file, NativesInUse before) {
    return ofTheDriver(file).map(before::difference).filter(text -> !text.isEmpty());
  }

  /**
   * Keeps a strict study from going on with other natives, unless it may.
   *
   * @throws BadInput with what differs and what can be done
   */
  public static void requireAlike(StudyFile file, NativesInUse before) {
    if (file.study().isStrict() && !file.resources().otherNatives()) {
      difference(file, before)
          .ifPresent(
              text -> {
                throw new BadInput(
                    text
                        + ", which study.strict = true excludes; wanted a machine and natives"
                        + " (resources.natives) like those before, or resources.other-natives ="
                        + " true");
              });
    }
  }
}
