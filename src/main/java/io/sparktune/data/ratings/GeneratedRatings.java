package io.sparktune.data.ratings;

import io.sparktune.data.RawTable;
import io.sparktune.data.cells.RawCells;
import io.sparktune.data.ratings.RatingsOrigin.Generated;
import io.sparktune.data.ratings.RatingsOrigin.Interaction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ratings with a known structure; for the same seed the same on every machine. */
final class GeneratedRatings {

  private static final double AVERAGE = 3.5;
  private static final double BIAS_DEVIATION = 0.5;

  /** Of the inner product before it saturates, in its standard deviations. */
  private static final double STEEPNESS = 3;

  private final Generated source;
  private final double[][] users;
  private final double[][] items;
  private final double[] userBiases;
  private final double[] itemBiases;
  private final SplittableRandom random;

  GeneratedRatings(Generated source, long seed) {
    this.source = source;
    this.random = new SplittableRandom(seed);
    this.users = factors(source.users());
    this.items = factors(source.items());
    this.userBiases = normal(source.users(), BIAS_DEVIATION);
    this.itemBiases = normal(source.items(), BIAS_DEVIATION);
  }

  private double[][] factors(int count) {
    return IntStream.range(0, count)
        .mapToObj(any -> normal(source.factors(), 1))
        .toArray(double[][]::new);
  }

  private double[] normal(int count, double deviation) {
    return IntStream.range(0, count)
        .mapToDouble(any -> deviation * random.nextGaussian())
        .toArray();
  }

  /** The ratings with the names that the settings give columns, in the order of time. */
  RawTable table(RatingsSettings settings) {
    List<RawCells> columns = Stream.generate(RawCells::new).limit(4).toList();
    int row = 0;
    for (int[] pair : pairs()) {
      columns.get(0).add("u" + (pair[0] + 1));
      columns.get(1).add("i" + (pair[1] + 1));
      columns.get(2).add(rating(pair[0], pair[1]));
      columns.get(3).add(++row);
    }
    List<String> names =
        List.of(
            settings.user(),
            settings.item(),
            settings.columns().target(),
            settings.columns().time());
    int count = settings.hasTimes() ? 4 : 3;
    return new RawTable(
        names.subList(0, count),
        columns.subList(0, count),
        place -> "rating " + (place + 1),
        Map.of(),
        Set.of(),
        Set.of(),
        List.of());
  }

  /** The user and the item of each rating. */
  private int[][] pairs() {
    long all = (long) source.users() * source.items();
    Set<Long> drawn = new HashSet<>();
    int[][] pairs = new int[source.ratings()][];
    // Floyd's algorithm (Bentley and Floyd, 1987), then shuffled.
    for (int i = 0; i < pairs.length; i++) {
      long last = all - pairs.length + i;
      long pair = random.nextLong(last + 1);
      long taken = drawn.add(pair) ? pair : last;
      drawn.add(taken);
      pairs[i] = new int[] {(int) (taken / source.items()), (int) (taken % source.items())};
    }
    for (int i = pairs.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int[] moved = pairs[i];
      pairs[i] = pairs[other];
      pairs[other] = moved;
    }
    return pairs;
  }

  private double rating(int user, int item) {
    return expected(user, item) + source.noise() * random.nextGaussian();
  }

  private double expected(int user, int item) {
    double product = 0;
    for (int factor = 0; factor < source.factors(); factor++) {
      product += users[user][factor] * items[item][factor];
    }
    double standard = product / StrictMath.sqrt(source.factors());
    double interaction =
        source.interaction() == Interaction.LINEAR
            ? standard
            : StrictMath.tanh(STEEPNESS * standard);
    return AVERAGE + userBiases[user] + itemBiases[item] + interaction;
  }
}
