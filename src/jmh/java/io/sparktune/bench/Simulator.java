package io.sparktune.bench;

import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.StudyShape;
import io.sparktune.pruning.race.FoldRace;
import io.sparktune.pruning.race.RaceSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.SearchSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.simulation.ClusterSettings;
import io.sparktune.simulation.LogNormal;
import io.sparktune.simulation.ModelledFolds;
import io.sparktune.simulation.Simulation;
import io.sparktune.simulation.SimulationReport;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Limits;
import io.sparktune.study.outcomes.OutcomeConstraints;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A night on many slots, simulated with several pruners and with a deadline. Arguments: slots,
 * folds.
 */
final class Simulator {

  static final String HEAD =
      "study,slots,folds,events,epochs,whole_epochs,virtual_hours,utilisation,wall_ms,cpu_ms,"
          + "events_per_s,others_cores";

  private static final int FOLDS = 5;
  private static final int EPOCHS = 27;
  private static final long SEED = 42;

  private final int slots;
  private final int folds;

  private Simulator(int slots, int folds) {
    this.slots = slots;
    this.folds = folds;
  }

  public static void main(String[] arguments) {
    Simulator simulator =
        new Simulator(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    Map<String, PrunerSettings> pruners = new LinkedHashMap<>();
    pruners.put("none", new PrunerSettings.None());
    pruners.put("asha", new PrunerSettings.Asha(1, 3, HalvingType.STOPPING));
    pruners.put("asha-promotion", new PrunerSettings.Asha(1, 3, HalvingType.PROMOTION));
    pruners.put("median", new PrunerSettings.Percentile(50, 5, 1, 1));
    pruners.forEach(
        (name, pruner) -> Child.tell(simulator.line(name, pruner, Optional.empty(), 0)));
    Child.tell(
        simulator.line(
            "deadline-and-losses",
            new PrunerSettings.None(),
            Optional.of(Duration.ofHours(6)),
            0.05));
  }

  private String line(
      String name, PrunerSettings pruner, Optional<Duration> duration, double lossesPerHour) {
    int trials = folds / FOLDS;
    Space space = new Space(List.of(new RealParameter("model.x", 0, 1, Scale.LINEAR)));
    Scheduler scheduler =
        new Scheduler(
            new RandomSettings().sampler(new SearchShape(space, SEED)),
            new SearchSettings(new RandomSettings(), trials, 0),
            SEED);
    StudyRules rules =
        new StudyRules(
            FOLDS,
            Goals.of(new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE)),
            OutcomeConstraints.NONE,
            EPOCHS,
            pruner.pruner(new StudyShape(EPOCHS, Direction.MAXIMIZE, trials, 0)),
            new FoldRace(new RaceSettings(RaceTest.NONE, 0.95), FOLDS, 1.0 / (FOLDS - 1)),
            0);
    ModelledFolds model =
        new ModelledFolds(
            new LogNormal(Duration.ofMinutes(5), 0.6),
            Duration.ofMillis(10),
            values -> EPOCHS,
            Direction.MAXIMIZE);
    ClusterSettings cluster =
        new ClusterSettings(slots, 4, lossesPerHour, Duration.ofMinutes(2), 60_000, SEED);
    Instant start = Instant.parse("2026-11-22T22:00:00Z");
    Meter meter = new Meter();
    SimulationReport report =
        new Simulation(rules, scheduler, model, cluster)
            .run(start, Limits.ofTrials(trials), duration.map(start::plus), List.of());
    double wallMillis = meter.wallMillis();
    return String.format(
        Locale.ROOT,
        "%s,%d,%d,%d,%d,%d,%.2f,%.3f,%.0f,%.0f,%.0f,%.2f",
        name,
        slots,
        folds,
        report.events(),
        report.epochs(),
        report.wholeEpochs(),
        report.wallClock().toMillis() / 3.6e6,
        report.utilisation(),
        wallMillis,
        meter.cpuMillis(),
        report.events() / wallMillis * 1000,
        meter.othersCores());
  }
}
