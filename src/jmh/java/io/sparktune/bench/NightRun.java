package io.sparktune.bench;

import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * A study that was run by {@code run-local.sh}, as its journal tells it.
 *
 * @param complete trials with a score for every fold, in the order in which they ended
 * @param epochs that were trained in all folds of all trials
 */
record NightRun(List<Ended> complete, long epochs) {

  /**
   * A complete trial.
   *
   * @param place how many trials were proposed before it
   * @param score the mean over its folds
   * @param epochs that the study had trained by then
   */
  record Ended(int place, double score, long epochs) {}

  NightRun {
    complete = List.copyOf(complete);
  }

  /** Runs a study, or resumes it; one that is finished is only read. */
  static NightRun of(String master, Path study, String name, List<String> overrides)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("submit-scripts/run-local.sh", "--master", master, "run", study.toString()));
    command.add("study.name=" + name);
    command.add("study.output=target/bench/runs");
    command.addAll(overrides);
    Path log = Path.of("target/bench/runs", name + ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new IOException(name + " ended with " + exitCode + ", see " + log);
    }
    return read(Path.of("target/bench/runs", name));
  }

  private static NightRun read(Path run) throws IOException {
    Reading reading = new Reading();
    FileJournal.open(
            Storage.at(run.toString(), new Configuration()).in("journal"),
            (sequence, event) -> reading.take(event))
        .close();
    return new NightRun(reading.complete, reading.epochs.size());
  }

  /** The score of the best trial, where more is better. */
  double best() {
    return complete.stream().mapToDouble(Ended::score).max().orElse(Double.NEGATIVE_INFINITY);
  }

  private static final class Reading {

    private final Map<Integer, Integer> places = new TreeMap<>();
    private final Map<Integer, Map<Integer, Double>> scores = new TreeMap<>();
    private final Set<List<Integer>> epochs = new HashSet<>();
    private final List<Ended> complete = new ArrayList<>();
    private int folds;

    void take(Event event) {
      if (event instanceof Event.TrialProposed proposal) {
        places.put(proposal.trial().number(), places.size());
      } else if (event instanceof Event.EpochsScored scored) {
        count(scored.trial(), scored.fold(), scored.scores());
      } else if (event instanceof Event.FoldStarted started) {
        folds = Math.max(folds, started.fold() + 1);
      } else if (event instanceof Event.FoldFinished finished) {
        finish(finished.result());
      }
    }

    private void count(int trial, int fold, List<EpochScore> scored) {
      scored.forEach(score -> epochs.add(List.of(trial, fold, score.epoch())));
    }

    private void finish(FoldResult result) {
      count(result.trial(), result.fold(), result.epochs());
      if (result.outcome() instanceof FoldOutcome.Scored scored) {
        Map<Integer, Double> known =
            scores.computeIfAbsent(result.trial(), trial -> new TreeMap<>());
        known.put(result.fold(), scored.score());
        if (known.size() == folds) {
          double mean =
              known.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
          complete.add(new Ended(places.get(result.trial()), mean, epochs.size()));
        }
      }
    }
  }
}
