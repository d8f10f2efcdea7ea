package io.sparktune.bench;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Medians over rounds, as tables in Markdown. */
final class Summary {

  private final List<Measurement> measurements;
  private final int epochs;

  Summary(List<Measurement> measurements, int epochs) {
    this.measurements = measurements;
    this.epochs = epochs;
  }

  /** Sparktune against the bare loop of the same round. */
  String ofOverhead() {
    StringJoiner table = new StringJoiner("\n");
    table.add(
        "| slots | wall × slots / fits | lowest to highest | with one scoring a fit | CPU | folds/s"
            + " | bare folds/s | accuracy | bare accuracy | other cores |");
    table.add("|---|---|---|---|---|---|---|---|---|---|");
    for (int slots = 1; slots <= 2; slots++) {
      List<Measurement> bare = of("bare", slots);
      List<Measurement> ours = of("sparktune", slots);
      double[] ratios = ratios(ours, bare, Summary::slotMillis, Measurement::taskMillis);
      double[] once = ratios(ours, bare, Summary::slotMillis, this::taskMillisWithOneScoring);
      double[] cpu = ratios(ours, bare, Measurement::cpuMillis, Measurement::cpuMillis);
      table.add(
          String.format(
              Locale.ROOT,
              "| %d | %.3f | %.3f to %.3f | %.3f | %.3f | %.1f | %.1f | %.4f | %.4f | %.2f |",
              slots,
              median(ratios),
              Arrays.stream(ratios).min().orElseThrow(),
              Arrays.stream(ratios).max().orElseThrow(),
              median(once),
              median(cpu),
              median(ours, Measurement::foldsPerSecond),
              median(bare, Measurement::foldsPerSecond),
              median(ours, Measurement::accuracy),
              median(bare, Measurement::accuracy),
              median(measurements, Measurement::othersCores)));
    }
    return table.toString();
  }

  /** Each setting's folds per second and CPU time. */
  String ofSettings() {
    StringJoiner table = new StringJoiner("\n");
    table.add(
        "| setting | bare folds/s | bare CPU ms/fold | Sparktune folds/s | CPU ms/fold |"
            + " other cores |");
    table.add("|---|---|---|---|---|---|");
    Set<String> settings =
        measurements.stream()
            .map(Measurement::setting)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String setting : settings) {
      List<Measurement> own =
          measurements.stream().filter(run -> run.setting().equals(setting)).toList();
      List<Measurement> bare = own.stream().filter(run -> run.isOf("bare", 2)).toList();
      List<Measurement> ours = own.stream().filter(run -> run.isOf("sparktune", 2)).toList();
      table.add(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %.0f | %.1f | %.0f | %.2f |",
              setting,
              median(bare, Measurement::foldsPerSecond),
              median(bare, Measurement::cpuMillisOfFold),
              median(ours, Measurement::foldsPerSecond),
              median(ours, Measurement::cpuMillisOfFold),
              median(own, Measurement::othersCores)));
    }
    return table.toString();
  }

  private List<Measurement> of(String side, int slots) {
    return measurements.stream().filter(run -> run.isOf(side, slots)).toList();
  }

  private static double slotMillis(Measurement run) {
    return run.wallMillis() * run.slots();
  }

  private double taskMillisWithOneScoring(Measurement run) {
    return run.taskMillis() - run.scoringMillis() * (epochs - 1) / epochs;
  }

  private static double[] ratios(
      List<Measurement> ours,
      List<Measurement> bare,
      ToDoubleFunction<Measurement> above,
      ToDoubleFunction<Measurement> below) {
    double[] ratios = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = above.applyAsDouble(ours.get(i)) / below.applyAsDouble(bare.get(i));
    }
    return ratios;
  }

  private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> value) {
    return median(runs.stream().mapToDouble(value).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
