package io.sparktune.config.sections;

import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.config.reader.Times;
import io.sparktune.study.StudySettings;
import io.sparktune.study.stopping.StoppingSettings;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** Reads {@code stopping}. */
public final class StoppingSection {

  private static final long MOST_EPOCHS = 1_000_000_000_000L;
  private static final int MOST_TRIALS = 10_000_000;

  private StoppingSection() {}

  public static StoppingSettings read(Section stopping, StudySettings study) {
    long epochs = stopping.value("epochs", SettingType.whole(0, MOST_EPOCHS));
    Optional<Duration> timeout =
        stopping.value("timeout", Times.duration(Duration.ofSeconds(1)).or("none"));
    Optional<LocalTime> finishBy = stopping.value("finish-by", Times.timeOfDay().or("none"));
    SettingType<Double> score = SettingType.real(GoalSection.bounds(study.goal().metric()));
    Optional<Double> target = stopping.value("target", score.or("none"));
    if (study.isStrict()) {
      timeout.ifPresent(found -> refuse(stopping, "timeout"));
      finishBy.ifPresent(found -> refuse(stopping, "finish-by"));
    }
    return new StoppingSettings(
        epochs,
        timeout.orElse(null),
        finishBy.orElse(null),
        target.orElse(null),
        trials(stopping, "plateau-trials"),
        trials(stopping, "noise-after-trials"),
        trials(stopping, "max-failures"));
  }

  private static void refuse(Section stopping, String key) {
    stopping.problem(
        key,
        "ends the study after a number of trials that depends on timing, which study.strict ="
            + " true excludes; wanted none, with stopping.epochs in its place, or study.strict ="
            + " false");
  }

  private static int trials(Section stopping, String key) {
    return stopping.value(key, SettingType.integer(0, MOST_TRIALS));
  }
}
