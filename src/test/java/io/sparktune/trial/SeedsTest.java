package io.sparktune.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SeedsTest {

  @Test
  void streamsOfDifferentPurposeNumberOrParent_differ() {
    Set<Long> seeds = new HashSet<>();
    for (long parent = -50; parent < 50; parent++) {
      for (int number = 0; number < 100; number++) {
        seeds.add(Seeds.derive(parent, "trial", number));
        seeds.add(Seeds.derive(parent, "fold", number));
      }
    }
    assertThat(seeds).hasSize(100 * 100 * 2);
  }

  @Test
  void seedsStayTheSameFromReleaseToRelease() {
    assertThat(Seeds.derive(42, "trial", 7)).isEqualTo(PINNED);
  }

  /** A change of this number changes the results of every study that was ever run. */
  private static final long PINNED = 7786996764680604931L;
}
