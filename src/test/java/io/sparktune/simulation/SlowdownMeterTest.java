package io.sparktune.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SlowdownMeterTest {

  private static final int MANY_PROCESSORS = 8;

  private static SlowdownMeter meter(int base, int slots, int processors) {
    return new SlowdownMeter(base, slots, processors, Duration.ZERO, Duration.ZERO);
  }

  @Test
  void folds_areTrainedAloneAndSideBySide_inTurn() throws InterruptedException {
    AtomicInteger training = new AtomicInteger();
    Set<Integer> seen = new ConcurrentSkipListSet<>();
    Set<String> trained = new ConcurrentSkipListSet<>();
    List<SlowdownMeter.Fold> folds =
        List.of("a", "b").stream()
            .<SlowdownMeter.Fold>map(
                name ->
                    wanted -> {
                      trained.add(name);
                      seen.add(training.incrementAndGet());
                      Thread.onSpinWait();
                      training.decrementAndGet();
                    })
            .toList();

    Slowdown slowdown = meter(1, 3, MANY_PROCESSORS).measure(folds);

    assertThat(trained).containsExactly("a", "b");
    assertThat(seen).contains(1).isSubsetOf(1, 2, 3);
    assertThat(slowdown.base()).isEqualTo(1);
    assertThat(slowdown.slots()).isEqualTo(3);
    assertThat(slowdown.rounds()).hasSize(3);
    assertThat(slowdown.took()).isPositive();
    assertThat(slowdown.compiling()).as("processors are left").isZero();
  }

  /** The first folds wait for each other, and would wait for ever one at a time. */
  @Test
  void soManyFolds_areTrainedAtOnce() throws InterruptedException {
    AtomicInteger training = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    SlowdownMeter.Fold fold =
        wanted -> {
          most.accumulateAndGet(training.incrementAndGet(), Math::max);
          while (wanted.getAsBoolean() && most.get() < 3) {
            Thread.onSpinWait();
          }
          training.decrementAndGet();
        };

    Slowdown slowdown = meter(2, 3, 3).measure(List.of(fold));
    assertThat(most).hasValue(3);
    assertThat(slowdown.compiling()).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Test
  void whatAFoldThrows_isThrown() {
    SlowdownMeter.Fold fold =
        wanted -> {
          throw new IllegalStateException("no such rows");
        };

    assertThatIllegalStateException()
        .isThrownBy(() -> meter(1, 2, 2).measure(List.of(fold)))
        .withMessage("no such rows");
  }

  @Test
  void noFoldsSideBySide_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> meter(0, 2, 2))
        .withMessage("0 and 2 folds side by side on processors for 2");
  }
}
