package io.sparktune.data.folds;

import io.sparktune.data.RowArrays;
import io.sparktune.data.RowKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Rows that stay together.
 *
 * @param members the rows of each group; no group is empty
 */
record RowGroups(List<int[]> members) {

  static RowGroups of(RowKeys keys, int[] rows) {
    int[] codes = Arrays.stream(rows).map(row -> keys.groups()[row]).toArray();
    int count = Arrays.stream(codes).max().orElse(-1) + 1;
    return new RowGroups(
        Stream.of(RowArrays.byCode(codes, rows, count)).filter(of -> of.length > 0).toList());
  }

  int count() {
    return members.size();
  }

  int rows() {
    return members.stream().mapToInt(of -> of.length).sum();
  }

  int smallest() {
    return members.stream().mapToInt(of -> of.length).min().orElse(0);
  }

  /** Whole groups, drawn while they bring the number of rows closer to the share. Ascending. */
  int[] drawn(double share, SplittableRandom random) {
    double wanted = share * rows();
    List<int[]> drawn = new ArrayList<>();
    int count = 0;
    for (int[] group : shuffled(random)) {
      if (Math.abs(count + group.length - wanted) < Math.abs(count - wanted)) {
        drawn.add(group);
        count += group.length;
      }
    }
    return RowArrays.joined(drawn);
  }

  /** Gives each group, the largest first, to the fold that has the fewest rows. Each ascends. */
  List<int[]> dealt(int folds, SplittableRandom random) {
    List<int[]> largestFirst = shuffled(random);
    largestFirst.sort(Comparator.comparingInt((int[] group) -> group.length).reversed());
    List<List<int[]>> dealt = Stream.<List<int[]>>generate(ArrayList::new).limit(folds).toList();
    int[] sizes = new int[folds];
    for (int[] group : largestFirst) {
      int fewest = 0;
      for (int fold = 1; fold < folds; fold++) {
        fewest = sizes[fold] < sizes[fewest] ? fold : fewest;
      }
      dealt.get(fewest).add(group);
      sizes[fewest] += group.length;
    }
    return dealt.stream().map(RowArrays::joined).toList();
  }

  private List<int[]> shuffled(SplittableRandom random) {
    int[] order = RowArrays.all(members.size());
    RowArrays.shuffle(order, random);
    List<int[]> shuffled = new ArrayList<>();
    for (int group : order) {
      shuffled.add(members.get(group));
    }
    return shuffled;
  }
}
