package io.sparktune.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Arrays of row numbers: drawn, parted, ordered. */
public final class RowArrays {

  private RowArrays() {}

  public static int[] all(int rows) {
    return IntStream.range(0, rows).toArray();
  }

  /** Fisher and Yates. */
  public static void shuffle(int[] rows, SplittableRandom random) {
    for (int i = rows.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = rows[i];
      rows[i] = rows[other];
      rows[other] = row;
    }
  }

  /** The rows of each label, in their order. */
  public static int[][] byLabel(ClassTarget target, int[] rows) {
    int[] codes = Arrays.stream(rows).map(target::labelAt).toArray();
    return byCode(codes, rows, target.labels().size());
  }

  /** The rows of each code, in their order; codes[i] is that of rows[i]. */
  public static int[][] byCode(int[] codes, int[] rows, int count) {
    int[] sizes = new int[count];
    for (int code : codes) {
      sizes[code]++;
    }
    int[][] parts = new int[count][];
    Arrays.setAll(parts, code -> new int[sizes[code]]);
    int[] filled = new int[count];
    for (int i = 0; i < rows.length; i++) {
      parts[codes[i]][filled[codes[i]]++] = rows[i];
    }
    return parts;
  }

  /** The rows that are not among the taken ones, in their order. */
  public static int[] without(int[] rows, int[] taken) {
    BitSet gone = new BitSet();
    for (int row : taken) {
      gone.set(row);
    }
    return Arrays.stream(rows).filter(row -> !gone.get(row)).toArray();
  }

  /** The rows of all parts, ascending. */
  public static int[] joined(List<int[]> parts) {
    int[] all = new int[parts.stream().mapToInt(part -> part.length).sum()];
    int filled = 0;
    for (int[] part : parts) {
      System.arraycopy(part, 0, all, filled, part.length);
      filled += part.length;
    }
    Arrays.sort(all);
    return all;
  }

  /** All rows, ascending by key; rows of one key keep their order. */
  public static int[] orderedBy(double[] keys) {
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> keys[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  public static int[] sorted(int[] rows) {
    int[] copy = rows.clone();
    Arrays.sort(copy);
    return copy;
  }
}
