package io.sparktune.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RankedMeritsTest {

  private record Entry(double merit, int trial) {}

  private static final Comparator<Entry> BEST_FIRST =
      Comparator.comparingDouble(Entry::merit).reversed().thenComparingInt(Entry::trial);

  @Test
  void merits_agreeWithASortedListAtEveryVersion() {
    SplittableRandom random = new SplittableRandom(1);
    List<Entry> entries = new ArrayList<>();
    List<RankedMerits> versions = new ArrayList<>(List.of(RankedMerits.none()));
    for (int trial = 0; trial < 1_000; trial++) {
      double drawn = random.nextInt(200) / 7.0;
      Entry entry = new Entry(drawn < 3 ? Double.NEGATIVE_INFINITY : drawn, trial * 31 % 1_000);
      entries.add(entry);
      versions.add(versions.get(trial).with(entry.merit(), entry.trial()));
    }
    for (int size = 0; size <= 1_000; size += 100) {
      assertSame(versions.get(size), entries.subList(0, size).stream().sorted(BEST_FIRST).toList());
    }
  }

  private static void assertSame(RankedMerits merits, List<Entry> sorted) {
    assertThat(merits.size()).isEqualTo(sorted.size());
    assertThat(merits.scored())
        .isEqualTo((int) sorted.stream().filter(entry -> Double.isFinite(entry.merit())).count());
    for (int place = 0; place < sorted.size(); place++) {
      Entry entry = sorted.get(place);
      assertThat(merits.at(place)).isEqualTo(entry.merit());
      assertThat(merits.trialAt(place)).isEqualTo(entry.trial());
      assertThat(merits.place(entry.merit(), entry.trial())).isEqualTo(place);
      assertThat(merits.better(entry.merit()))
          .isEqualTo((int) sorted.stream().filter(e -> e.merit() > entry.merit()).count());
    }
  }

  @Test
  void merits_oneHundredThousand_inAnyOrderOfArrival() {
    SplittableRandom random = new SplittableRandom(2);
    RankedMerits rising = RankedMerits.none();
    RankedMerits falling = RankedMerits.none();
    RankedMerits mixed = RankedMerits.none();
    List<Integer> shuffled =
        IntStream.range(0, 100_000)
            .mapToObj(i -> new Entry(random.nextDouble(), i))
            .sorted(BEST_FIRST)
            .map(Entry::trial)
            .toList();
    for (int i = 0; i < 100_000; i++) {
      rising = rising.with(i, i);
      falling = falling.with(-i, i);
      mixed = mixed.with(shuffled.get(i), i);
    }
    for (int place = 0; place < 100_000; place += 997) {
      assertThat(rising.at(place)).isEqualTo(99_999 - place);
      assertThat(falling.at(place)).isEqualTo(-place);
      assertThat(mixed.at(place)).isEqualTo(99_999 - place);
      assertThat(mixed.better(place)).isEqualTo(99_999 - place);
    }
  }

  @Test
  void equalMerits_standInTheOrderOfTheirTrials() {
    RankedMerits merits = RankedMerits.none().with(0.5, 8).with(0.5, 2).with(0.7, 5);

    assertThat(merits.place(0.5, 2)).isEqualTo(1);
    assertThat(merits.place(0.5, 8)).isEqualTo(2);
    assertThat(merits.place(0.5, 4)).isEqualTo(2);
    assertThat(merits.better(0.5)).isEqualTo(1);
  }

  /** {@code numpy.percentile([1, 2, 4, 8], 100 - 100 * share)}. */
  @Test
  void reachedBy_isInterpolated() {
    RankedMerits merits = of(8, 1, 4, 2);

    assertThat(merits.reachedBy(0)).isEqualTo(8);
    assertThat(merits.reachedBy(0.25)).isCloseTo(5, within(1e-12));
    assertThat(merits.reachedBy(0.5)).isCloseTo(3, within(1e-12));
    assertThat(merits.reachedBy(0.9)).isCloseTo(1.3, within(1e-12));
    assertThat(merits.reachedBy(1)).isEqualTo(1);
  }

  @Test
  void reachedBy_besideMissingScores_isANumberOrNegativeInfinity() {
    RankedMerits merits = of(1, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

    assertThat(merits.reachedBy(0)).isEqualTo(1);
    assertThat(merits.reachedBy(0.3)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(merits.reachedBy(0.9)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void whatIsNoMeritOrNoPlace_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankedMerits.none().with(Double.NaN, 3))
        .withMessage("the merit of trial 3 is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(1, 2).at(2))
        .withMessage("place 2 of 2 merits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(1, 2).reachedBy(1.5))
        .withMessage("the share is 1.5");
  }

  private static RankedMerits of(double... values) {
    RankedMerits merits = RankedMerits.none();
    for (int trial = 0; trial < values.length; trial++) {
      merits = merits.with(values[trial], trial);
    }
    return merits;
  }
}
