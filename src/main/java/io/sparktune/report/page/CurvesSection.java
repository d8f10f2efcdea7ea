package io.sparktune.report.page;

import io.sparktune.lake.query.StoredTable;
import io.sparktune.report.record.RunRecord;
import io.sparktune.study.outcomes.FinishedTrial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The fifth section: the scores of the best trials epoch by epoch, and bands of all others. */
final class CurvesSection {

  private static final int LINES = 15;

  private CurvesSection() {}

  static Section of(RunRecord run) {
    Map<Integer, Map<Integer, double[]>> sums = sums(run.tables().epochs());
    List<FinishedTrial> ranked = run.ranked();
    Set<Integer> best = Sample.numbers(ranked.subList(0, Math.min(LINES, ranked.size())));
    List<Section> lines = new ArrayList<>();
    for (int trial : best) {
      Map<Integer, double[]> own = sums.getOrDefault(trial, Map.of());
      if (!own.isEmpty()) {
        lines.add(new Section().with("trial", trial).with("points", points(own)));
      }
    }
    return new Section()
        .with("lines", Section.list(lines))
        .with("band", band(sums, best))
        .with("others", sums.size() - lines.size());
  }

  /** The sum and count of the scores of each trial's folds by epoch. */
  private static Map<Integer, Map<Integer, double[]>> sums(StoredTable epochs) {
    Map<Integer, Map<Integer, double[]>> sums = new HashMap<>();
    for (int row = 0; row < epochs.rows(); row++) {
      double score = epochs.real("score", row).orElse(Double.NaN);
      if (Double.isFinite(score)) {
        double[] sum =
            sums.computeIfAbsent((int) epochs.integer("trial", row), any -> new TreeMap<>())
                .computeIfAbsent((int) epochs.integer("epoch", row), any -> new double[2]);
        sum[0] += score;
        sum[1]++;
      }
    }
    return sums;
  }

  private static List<List<Object>> points(Map<Integer, double[]> sums) {
    List<List<Object>> points = new ArrayList<>();
    sums.forEach((epoch, sum) -> points.add(List.of(epoch, sum[0] / sum[1])));
    return points;
  }

  /** By epoch: the tenth, the half and nine tenths of the other trials, and their number. */
  private static List<List<Object>> band(
      Map<Integer, Map<Integer, double[]>> sums, Set<Integer> best) {
    Map<Integer, List<Double>> meansByEpoch = new TreeMap<>();
    for (Map.Entry<Integer, Map<Integer, double[]>> trial : sums.entrySet()) {
      if (!best.contains(trial.getKey())) {
        trial
            .getValue()
            .forEach(
                (epoch, sum) ->
                    meansByEpoch
                        .computeIfAbsent(epoch, any -> new ArrayList<>())
                        .add(sum[0] / sum[1]));
      }
    }
    List<List<Object>> band = new ArrayList<>();
    meansByEpoch.forEach(
        (epoch, means) -> {
          double[] sorted = means.stream().mapToDouble(mean -> mean).toArray();
          Arrays.sort(sorted);
          band.add(
              List.of(
                  epoch,
                  Sample.quantile(sorted, 0.1),
                  Sample.quantile(sorted, 0.5),
                  Sample.quantile(sorted, 0.9),
                  sorted.length));
        });
    return band;
  }
}
