package io.sparktune.data.ratings;

import io.sparktune.data.coding.TargetCoding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Implicit feedback as numbers: 1 for an interaction, 0 for all other pairs. Each scored
 * interaction is ranked among items that its user has neither in the training rows nor in those
 * that are scored.
 *
 * @param userNumbers by code, see {@link RatingsWriter#numbers}
 * @param itemNumbers by code
 * @param candidates of each interaction; 0 for all
 */
@SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
record ImplicitCoding(
    Interactions rows, SeenItems seen, int[] userNumbers, int[] itemNumbers, int candidates)
    implements TargetCoding {

  private static final long SPREAD = 0xD1B54A32D192ED03L;

  @Override
  public int[] trainable(int[] interactions) {
    return IntStream.concat(
            Arrays.stream(interactions),
            Arrays.stream(interactions)
                .flatMap(
                    row ->
                        IntStream.range(0, rows.negatives())
                            .map(number -> rows.negative(row, number))))
        .toArray();
  }

  @Override
  public List<Double> naiveErrors() {
    return List.of();
  }

  @Override
  public int numbers() {
    return 1;
  }

  @Override
  public List<Double> quantiles() {
    return List.of();
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public void write(int row, float[] into, int at) {
    into[at] = rows.isMade(row) ? 0 : 1;
  }

  @Override
  public void read(int row, float[] outputs, int from, double[] into, int at) {
    into[at] = outputs[from];
  }

  @Override
  public void readQuantiles(int row, float[] outputs, int from, double[] into, int at) {
    // There are none.
  }

  @Override
  public boolean isRanked() {
    return true;
  }

  @Override
  public boolean isMade(int row) {
    return rows.isMade(row);
  }

  @Override
  public int[] scored(int[] interactions) {
    Map<Integer, Set<Integer>> scored = new HashMap<>();
    for (int row : interactions) {
      scored.computeIfAbsent(rows.userAt(row), user -> new HashSet<>()).add(rows.itemAt(row));
    }
    return Arrays.stream(interactions)
        .flatMap(
            row ->
                IntStream.concat(
                    IntStream.of(row),
                    candidates(row, scored.getOrDefault(rows.userAt(row), Set.of()))))
        .toArray();
  }

  /** The same for a row whenever its fold is scored. */
  private IntStream candidates(int row, Set<Integer> scored) {
    int user = rows.userAt(row);
    int items = rows.items().categories().size();
    long taken = scored.stream().filter(item -> !isSeen(user, item)).count();
    long free = items - taken - seen.count(userNumbers[user]);
    IntStream drawn =
        candidates == 0 || free <= candidates
            ? IntStream.range(0, items)
            : new SplittableRandom(SPREAD * (row + 1L)).ints(0, items);
    IntStream others = drawn.filter(item -> !scored.contains(item) && !isSeen(user, item));
    return (candidates == 0 || free <= candidates ? others : others.distinct().limit(candidates))
        .map(item -> rows.pair(user, item));
  }

  private boolean isSeen(int user, int item) {
    return seen.has(userNumbers[user], itemNumbers[item]);
  }
}
