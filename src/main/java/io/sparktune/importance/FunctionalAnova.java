package io.sparktune.importance;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Functional analysis of variance (fANOVA) of regression trees over the unit cube, exact by their
 * partitions (Hutter, Hoos and Leyton-Brown 2014, algorithm 2). Each tree is fitted to the
 * parameters and to a shuffled twin of each, as in the Boruta algorithm (Kursa and Rudnicki 2010).
 * The steps of trees look like interactions: those that a tree finds in merits without any are
 * subtracted.
 */
final class FunctionalAnova implements Anova {

  private static final int TREES = 4;

  @Override
  public Shares of(BootstrapDraw draw, SplittableRandom random) {
    Shares mean = Shares.none(draw.axes().size(), Shares.pairs(draw.axes().size()));
    for (int tree = 0; tree < TREES; tree++) {
      mean.add(ofTree(draw, random), 1.0 / TREES);
    }
    return mean;
  }

  private static Shares ofTree(BootstrapDraw draw, SplittableRandom random) {
    int parameters = draw.axes().size();
    Shares shares = Shares.none(parameters, Shares.pairs(parameters));
    ImportanceRows rows = rows(draw, random);
    Partition partition = Partition.of(rows);
    double whole = partition.variance();
    if (whole <= 0) {
      return shares;
    }
    Partition additive =
        Partition.of(
            new ImportanceRows(
                rows.axes(), rows.columns(), additive(draw, rows, partition, random)));
    for (int second = 0; second < parameters; second++) {
      double twin = partition.variance(parameters + second);
      shares.parameters()[second] = (partition.variance(second) - twin) / whole;
      for (int first = 0; first < second; first++) {
        double excess = partition.variance(first, second) - additive.variance(first, second);
        shares.pairs()[Shares.pair(first, second)] = excess / whole;
      }
    }
    return shares;
  }

  private static ImportanceRows rows(BootstrapDraw draw, SplittableRandom random) {
    int parameters = draw.axes().size();
    int[][] columns =
        Stream.concat(
                IntStream.range(0, parameters).mapToObj(draw::cells),
                IntStream.range(0, parameters).mapToObj(axis -> draw.twin(axis, random)))
            .toArray(int[][]::new);
    return new ImportanceRows(draw.axes(), columns, draw.merits());
  }

  /**
   * Merits without interactions: what a tree says of each parameter alone, and what is left of the
   * merit dealt out anew among the trials.
   */
  private static double[] additive(
      BootstrapDraw draw, ImportanceRows rows, Partition partition, SplittableRandom random) {
    double[] alone = new double[rows.size()];
    double[] left = new double[draw.sample().trials()];
    for (int row = 0; row < alone.length; row++) {
      for (int column = 0; column < rows.parameters(); column++) {
        alone[row] += partition.effect(column, rows.columns()[column][row]);
      }
      left[draw.trials()[row]] = rows.merits()[row] - alone[row];
    }
    int[] drawn = Arrays.stream(draw.trials()).distinct().toArray();
    int[] dealt = drawn.clone();
    BootstrapDraw.deal(dealt, random);
    int[] partner = new int[left.length];
    for (int i = 0; i < drawn.length; i++) {
      partner[drawn[i]] = dealt[i];
    }
    for (int row = 0; row < alone.length; row++) {
      alone[row] += left[partner[draw.trials()[row]]];
    }
    return alone;
  }
}
