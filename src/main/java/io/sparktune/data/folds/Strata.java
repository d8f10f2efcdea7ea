package io.sparktune.data.folds;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.RowArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Rows in layers that keep their proportions when drawn or dealt.
 *
 * @param names one for each layer
 */
record Strata(List<String> names, List<int[]> layers) {

  static Strata byClass(ClassTarget target, int[] rows) {
    return new Strata(target.labels(), List.of(RowArrays.byLabel(target, rows)));
  }

  /** One layer of all rows, where proportions do not matter. */
  static Strata ofAll(int[] rows) {
    return new Strata(List.of("all"), List.<int[]>of(rows));
  }

  /** Ascending. */
  int[] rows() {
    return RowArrays.joined(layers);
  }

  Strata without(int[] rows) {
    return new Strata(names, layers.stream().map(layer -> RowArrays.without(layer, rows)).toList());
  }

  /**
   * A share of each layer, within one row; a layer keeps one row at least. Ascending.
   *
   * <p>What is rounded are the sums over the layers so far, so that the whole is right as well.
   */
  int[] drawn(double share, SplittableRandom random) {
    List<int[]> drawn = new ArrayList<>();
    int before = 0;
    for (int[] layer : shuffled(random)) {
      int after = before + layer.length;
      int count = (int) (Math.round(share * after) - Math.round(share * before));
      drawn.add(Arrays.copyOf(layer, Math.min(count, Math.max(0, layer.length - 1))));
      before = after;
    }
    return RowArrays.joined(drawn);
  }

  /**
   * Deals the rows like cards, layer after layer: the folds' sizes differ by one row at most, and
   * so do the counts of each layer. Each fold ascends.
   */
  List<int[]> dealt(int folds, SplittableRandom random) {
    int[] cards = shuffled(random).stream().flatMapToInt(Arrays::stream).toArray();
    int[] codes = new int[cards.length];
    Arrays.setAll(codes, card -> card % folds);
    return Stream.of(RowArrays.byCode(codes, cards, folds)).map(RowArrays::sorted).toList();
  }

  private List<int[]> shuffled(SplittableRandom random) {
    List<int[]> shuffled = new ArrayList<>();
    for (int[] layer : layers) {
      int[] copy = layer.clone();
      RowArrays.shuffle(copy, random);
      shuffled.add(copy);
    }
    return shuffled;
  }
}
