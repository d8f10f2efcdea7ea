package io.sparktune.bench;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.simulation.ClusterSettings;
import io.sparktune.simulation.RecordedFolds;
import io.sparktune.simulation.Simulation;
import io.sparktune.simulation.SimulationReport;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Limits;
import io.sparktune.study.outcomes.FinishedTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.hadoop.conf.Configuration;

/**
 * Measures the savings and the costs of pruning, on the curves of a study that was trained in full:
 * each seed draws other trials, which follow the nearest ones that were trained. Arguments: the
 * folder of that run, trials of each study, slots, seeds.
 */
final class Pruning {

  static final String HEAD =
      "pruning,seed,epochs_share,best,best_of_full,error_of_full,within_error_of_full,"
          + "error_of_difference,within_error_of_difference";

  private static final Map<String, List<String>> SETTINGS = new LinkedHashMap<>();

  static {
    SETTINGS.put("asha", List.of("pruning.pruner=asha"));
    SETTINGS.put("pooled-t", List.of("pruning.fold-race=pooled-t"));
    SETTINGS.put("predictive-t", List.of("pruning.fold-race=predictive-t"));
    SETTINGS.put("both", List.of("pruning.pruner=asha", "pruning.fold-race=pooled-t"));
  }

  private final Path run;
  private final int trials;
  private final int slots;
  private final RecordedFolds folds;

  private Pruning(Path run, int trials, int slots) throws IOException {
    this.run = run;
    this.trials = trials;
    this.slots = slots;
    RecordedFolds.Builder builder = new RecordedFolds.Builder();
    FileJournal.open(
            Storage.at(run.toString(), new Configuration()).in("journal"),
            (sequence, event) -> builder.add(event))
        .close();
    folds = builder.build().orElseThrow();
  }

  public static void main(String[] arguments) throws IOException {
    Pruning pruning =
        new Pruning(
            Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    for (int seed = 1; seed <= Integer.parseInt(arguments[3]); seed++) {
      pruning.compare(seed);
    }
  }

  private record Outcome(FinishedTrial best, long epochs) {}

  private void compare(int seed) throws IOException {
    Outcome full = outcome(seed, List.of());
    int folds = full.best().foldScores().size();
    double error = full.best().scoreDeviation().orElseThrow() / Math.sqrt(folds);
    for (Map.Entry<String, List<String>> setting : SETTINGS.entrySet()) {
      Outcome pruned = outcome(seed, setting.getValue());
      double lost = Math.abs(full.best().score() - pruned.best().score());
      double errorOfDifference =
          deviationOfDifference(full.best(), pruned.best()) / Math.sqrt(folds);
      Child.tell(
          String.format(
              Locale.ROOT,
              "%s,%d,%.4f,%.4f,%.4f,%.4f,%b,%.4f,%b",
              setting.getKey(),
              seed,
              pruned.epochs() / (double) full.epochs(),
              pruned.best().score(),
              full.best().score(),
              error,
              lost <= error,
              errorOfDifference,
              lost <= errorOfDifference));
    }
  }

  /** From fold to fold, which are the same for both. */
  private static double deviationOfDifference(FinishedTrial one, FinishedTrial other) {
    StandardDeviation deviation = new StandardDeviation();
    for (int fold = 0; fold < one.foldScores().size(); fold++) {
      deviation.increment(one.foldScores().get(fold) - other.foldScores().get(fold));
    }
    return deviation.getResult();
  }

  private Outcome outcome(int seed, List<String> setting) throws IOException {
    List<String> overrides =
        new ArrayList<>(
            List.of(
                "study.seed=" + seed,
                "search.sampler=random",
                "search.trials=" + trials,
                "pruning.pruner=none",
                "pruning.fold-race=none"));
    overrides.addAll(setting);
    Path study = run.resolve("study.conf");
    StudyFile file = StudyFile.read(study.toString(), Files.readString(study), overrides, Set.of());
    FinishedTrial[] best = new FinishedTrial[1];
    ClusterSettings cluster =
        new ClusterSettings(slots, 1, 0, Duration.ofMinutes(2), Long.MAX_VALUE, seed);
    Scheduler scheduler = new Scheduler(Workload.sampler(file), file.search(), file.study().seed());
    SimulationReport report =
        new Simulation(file.rules(file.validation().fits(), trials), scheduler, folds, cluster)
            .run(
                Instant.parse("2026-11-22T22:00:00Z"),
                Limits.ofTrials(trials),
                Optional.empty(),
                List.of((sequence, event, state) -> best[0] = state.best().orElse(null)));
    return new Outcome(best[0], report.epochs());
  }
}
