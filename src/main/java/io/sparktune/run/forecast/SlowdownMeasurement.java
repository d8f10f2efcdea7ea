package io.sparktune.run.forecast;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataFiles;
import io.sparktune.report.Numbers;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.StudyInput;
import io.sparktune.run.past.StudyNatives;
import io.sparktune.simulation.RecordedFolds;
import io.sparktune.simulation.Slowdown;
import io.sparktune.simulation.SlowdownMeter;
import io.sparktune.simulation.TrialTime;
import io.sparktune.space.Values;
import io.sparktune.spark.SparkDriver;
import io.sparktune.training.FoldTraining;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out how much longer folds of an earlier run take on more slots of this machine. */
public final class SlowdownMeasurement {

  static final String OTHERWISE = "give a factor, such as --slowdown 1.4";

  /** Until Java has compiled nearly all that it will, on two processors. */
  private static final Duration WARM_UP = Duration.ofSeconds(9);

  private static final Duration TIME = Duration.ofSeconds(30);

  /** Longer folds are broken off, so that there are enough rounds. */
  private static final Duration LONGEST_FOLD = Duration.ofMillis(500);

  /** With the set-up of the fold. */
  private static final Duration LONGEST_EPOCH = Duration.ofSeconds(3);

  private static final int TRIALS = 3;

  private final StudyFile file;
  private final String run;
  private final RecordedFolds recorded;
  private final int slots;

  /**
   * A measurement.
   *
   * @param slots that folds are forecast for
   */
  public SlowdownMeasurement(StudyFile file, String run, RecordedFolds recorded, int slots) {
    this.file = file;
    this.run = run;
    this.recorded = recorded;
    this.slots = slots;
  }

  public Slowdown measure() {
    return measure(WARM_UP, TIME);
  }

  public Slowdown measure(Duration warmUp, Duration time) {
    requireRoom();
    List<TrialTime> trials = trials();
    if (file.hasObjective()) {
      throw new BadInput(
          "--slowdown measured: an objective is not measured; give a factor, such as 1.4");
    }
    StudyInput input = input();
    FoldTraining training =
        new FoldTraining(
            input.dataset(),
            input.data().folds(),
            input.data().metrics().goals(),
            input.data().metrics().measured(),
            new SegmentSettings(1, SegmentSettings.NEVER));
    List<SlowdownMeter.Fold> folds = new ArrayList<>();
    for (TrialTime each : trials) {
      Trial trial = each.trial();
      folds.add(
          new TimedFold(training, trial, file.trialSettings().apply(trial.values()), epochs(each)));
    }
    int cpus = file.resources().cpus();
    StudyNatives.choose(file);
    NativeThreads.use(cpus);
    try {
      return new SlowdownMeter(
              recorded.sideBySide(), slots, Math.max(1, processors() / cpus), warmUp, time)
          .measure(folds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void requireRoom() {
    if (file.resources().gpus() > 0) {
      throw new BadInput(
          "--slowdown measured: slots with GPUs (resources.gpus) cannot be tried here; "
              + OTHERWISE);
    }
    int processors = processors();
    int cpus = file.resources().cpus();
    String has = " of this machine; " + OTHERWISE;
    if ((long) slots * cpus > processors) {
      throw new BadInput(
          "--slowdown measured: %s%s cannot be tried on the %s%s"
              .formatted(
                  Numbers.count(slots, "slot"),
                  cpus == 1 ? "" : " of " + cpus + " cpus",
                  Numbers.count(processors, "processor"),
                  has));
    }
    if ((long) recorded.sideBySide() * cpus > processors) {
      throw new BadInput(
          ("--slowdown measured: %s had %d folds side by side on one machine, which cannot be tried"
                  + " on the %s%s")
              .formatted(run, recorded.sideBySide(), Numbers.count(processors, "processor"), has));
    }
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** A few whose folds are short, of middling length and long. */
  private List<TrialTime> trials() {
    List<TrialTime> known = new ArrayList<>();
    for (TrialTime time : recorded.times()) {
      Trial trial = time.trial();
      Optional<Values> values = file.space().valuesEqualTo(trial.values().byName());
      if (values.isPresent()) {
        Trial afresh = new Trial(trial.number(), values.get(), trial.seed());
        known.add(new TrialTime(afresh, time.setUp(), time.epoch(), time.epochs()));
      }
    }
    if (known.isEmpty()) {
      throw new BadInput(
          "--slowdown measured: no trial of "
              + run
              + " is within the study's ranges; "
              + OTHERWISE);
    }
    known.removeIf(time -> time.setUp().plus(time.epoch()).compareTo(LONGEST_EPOCH) > 0);
    if (known.isEmpty()) {
      throw new BadInput(
          "--slowdown measured: every epoch of %s took more than %d s, too long to be tried; %s"
              .formatted(run, LONGEST_EPOCH.toSeconds(), OTHERWISE));
    }
    List<TrialTime> spread = new ArrayList<>();
    for (int part = 0; part < TRIALS; part++) {
      spread.add(known.get((2 * part + 1) * known.size() / (2 * TRIALS)));
    }
    return spread.stream().distinct().toList();
  }

  private static int epochs(TrialTime time) {
    if (time.fold().compareTo(LONGEST_FOLD) <= 0) {
      return Integer.MAX_VALUE;
    }
    Duration left = LONGEST_FOLD.minus(time.setUp());
    return left.isNegative() ? 1 : (int) Math.max(1, left.dividedBy(time.epoch()));
  }

  private StudyInput input() {
    if (file.data().rows().isGenerated()) {
      return StudyInput.read(file, DataFiles.none());
    }
    if (!SparkDriver.hasMaster()) {
      throw new BadInput(
          "--slowdown measured: spark.master is not set, and "
              + file.data().rows().place()
              + " cannot be read; start with submit-scripts/run-local.sh or spark-submit");
    }
    try (SparkDriver spark = SparkDriver.start("sparktune " + file.study().name())) {
      return StudyInput.read(file, spark.files());
    }
  }
}
