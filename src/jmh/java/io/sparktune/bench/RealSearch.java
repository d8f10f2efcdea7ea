package io.sparktune.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the epochs that one search takes to reach the best score of another, on a real study
 * whose goal is to maximise: by default {@code tpe} with asynchronous halving beside random search
 * in full. Arguments: {@code study=conf/churn.conf}, {@code seeds=0-9}, {@code trials=100}, {@code
 * master=local[1]}, {@code common=}, {@code first=} and {@code second=} settings with commas
 * between them. The runs stay in {@code target/bench/runs}.
 */
final class RealSearch {

  static final String HEAD = "seed,epochs_first,best_first,epochs_second,best_second,reached_at";

  private RealSearch() {}

  public static void main(String[] arguments) throws Exception {
    Arguments asked =
        Arguments.of(
            arguments, List.of("study", "seeds", "trials", "master", "common", "first", "second"));
    Path study = Path.of(asked.text("study", "conf/churn.conf"));
    String master = asked.text("master", "local[1]");
    int trials = asked.number("trials", 100);
    List<String> common = asked.list("common", List.of());
    List<String> first =
        asked.list("first", List.of("search.sampler=random", "search.trials=" + trials));
    List<String> second =
        asked.list(
            "second",
            List.of("search.sampler=tpe", "pruning.pruner=asha", "search.trials=" + 5 * trials));
    Files.createDirectories(Path.of("target/bench/runs"));
    Child.tell(HEAD);
    List<Double> shares = new ArrayList<>();
    for (long seed : asked.seeds("0-9")) {
      NightRun one = NightRun.of(master, study, "first-" + seed, settings(seed, common, first));
      List<String> budget = new ArrayList<>(second);
      budget.add("stopping.epochs=" + one.epochs());
      budget.add("stopping.target=" + one.best());
      NightRun other = NightRun.of(master, study, "second-" + seed, settings(seed, common, budget));
      double share =
          other.complete().stream()
              .filter(trial -> trial.score() >= one.best())
              .findFirst()
              .map(trial -> trial.epochs() / (double) one.epochs())
              .orElse(Double.POSITIVE_INFINITY);
      shares.add(share);
      Child.tell(
          String.format(
              Locale.ROOT,
              "%d,%d,%.5f,%d,%.5f,%.3f",
              seed,
              one.epochs(),
              one.best(),
              other.epochs(),
              other.best(),
              share));
    }
    double[] sorted = shares.stream().mapToDouble(Double::doubleValue).toArray();
    System.out.printf(Locale.ROOT, "median share of the epochs: %.3f%n", Quantiles.median(sorted));
  }

  private static List<String> settings(long seed, List<String> common, List<String> own) {
    List<String> settings = new ArrayList<>(List.of("study.seed=" + seed));
    settings.addAll(common);
    settings.addAll(own);
    return settings;
  }
}
