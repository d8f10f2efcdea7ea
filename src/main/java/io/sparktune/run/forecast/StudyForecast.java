package io.sparktune.run.forecast;

import io.sparktune.config.StudyFile;
import io.sparktune.run.earlier.EarlierRunData;
import io.sparktune.run.earlier.EarlierRuns;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.StudySearch;
import io.sparktune.simulation.ClusterSettings;
import io.sparktune.simulation.FoldModel;
import io.sparktune.simulation.LogNormal;
import io.sparktune.simulation.ModelledFolds;
import io.sparktune.simulation.RecordedFolds;
import io.sparktune.simulation.Simulation;
import io.sparktune.simulation.SimulationReport;
import io.sparktune.simulation.Slowdown;
import io.sparktune.simulation.SlowedFoldModel;
import io.sparktune.space.Values;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** A study in virtual time, without Spark and data but where it measures. */
public final class StudyForecast {

  private static final String EPOCHS = "training.epochs";

  /** Between two folds of a slot, as measured with folds of a second (docs/decisions/0009). */
  private static final Duration DISPATCH = Duration.ofMillis(13);

  /** What a cluster's scheduler takes to put a new container in place of a lost one. */
  private static final Duration REPLACEMENT = Duration.ofMinutes(2);

  private final StudyFile file;
  private final ForecastSettings settings;
  private final StudySearch search;
  private final FoldModel folds;
  private @Nullable Slowdown slowdown;
  private boolean isAsCrowded;

  /**
   * Reads the earlier run and measures, where that is asked for.
   *
   * @throws BadInput if the folds of the study cannot be forecast so
   */
  public StudyForecast(StudyFile file, ForecastSettings settings) {
    this.file = file;
    this.settings = settings;
    this.search =
        new StudySearch(
            file, EarlierRunData.observations(EarlierRuns.read(file, new Configuration())));
    this.folds = folds();
  }

  private FoldModel folds() {
    String run = settings.run();
    if (run == null) {
      return slowed(modelled(Objects.requireNonNull(settings.duration())));
    }
    RecordedFolds recorded = new RecordedRun(run).foldsFor(file);
    if (!settings.isMeasured()) {
      return slowed(recorded);
    }
    isAsCrowded = recorded.sideBySide() == settings.slots();
    if (isAsCrowded) {
      return recorded;
    }
    Slowdown measured = new SlowdownMeasurement(file, run, recorded, settings.slots()).measure();
    slowdown = measured;
    return new SlowedFoldModel(recorded, measured);
  }

  private FoldModel slowed(FoldModel model) {
    double factor = settings.factor();
    return factor == 1 ? model : new SlowedFoldModel(model, factor, Duration.ZERO);
  }

  private FoldModel modelled(String duration) {
    LogNormal length;
    try {
      length = LogNormal.parse(duration);
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          "--duration \""
              + duration
              + "\": "
              + e.getMessage()
              + ", such as "
              + ForecastSettings.EXAMPLE);
    }
    return new ModelledFolds(length, DISPATCH, epochs(), file.study().goal().direction());
  }

  private ToIntFunction<Values> epochs() {
    if (file.hasObjective()) {
      int most = file.rules(file.folds(), 1).mostEpochs();
      return values -> most;
    }
    double[] corner = new double[file.space().dimensions()];
    int fixed = file.trialSettings().apply(file.space().valuesAt(corner)).training().epochs();
    return values -> ((Number) values.of(EPOCHS).orElse(fixed)).intValue();
  }

  /** What was measured; empty where nothing was. */
  public Optional<Slowdown> slowdown() {
    return Optional.ofNullable(slowdown);
  }

  /** Whether nothing had to be measured, since the earlier run had as many folds side by side. */
  public boolean isAsCrowded() {
    return isAsCrowded;
  }

  public String study() {
    return file.study().name();
  }

  public Goals goals() {
    return file.study().goals();
  }

  /** The name of the sampler. */
  public String sampler() {
    return file.search().sampler().name();
  }

  /** How many trials there are, in words. */
  public String trials() {
    return search.trialsInWords();
  }

  /** How many folds each trial has. */
  public int foldsOfTrial() {
    return file.folds();
  }

  /** Runs the study to its end. */
  public SimulationReport run() {
    int trials = search.trials();
    ClusterSettings cluster =
        new ClusterSettings(
            settings.slots(),
            settings.executorSlots(),
            settings.lossesPerHour(),
            REPLACEMENT,
            file.segments().millisPerCheckpoint(),
            Seeds.derive(file.study().seed(), "simulated losses", 0));
    Simulation simulation =
        new Simulation(file.rules(foldsOfTrial(), trials), search.scheduler(), folds, cluster);
    ZonedDateTime start = SteadyClock.wall().instant().atZone(ZoneId.systemDefault());
    Optional<Instant> deadline = file.stopping().deadline(start, Duration.ZERO);
    return simulation.run(start.toInstant(), file.stopping().limits(trials), deadline, List.of());
  }
}
