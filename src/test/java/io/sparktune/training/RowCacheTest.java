package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.FittedInputs;
import io.sparktune.data.RowArrays;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.table.TableDataset;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RowCacheTest {

  private static final TableDataset NUMBERS = TestData.numbers();
  private static final FoldPlan FOLDS = TestData.folds(NUMBERS);
  private static final Fold ALL = new Fold(RowArrays.all(NUMBERS.rows()), new int[0]);

  /** Four inputs of 240 rows. */
  private static final long SIZE = 4 * 4 * 240;

  private final FittedInputs fitted =
      NUMBERS.fit(FOLDS.folds().get(0).trainRows(), TestPlans.base().plan().preparation());
  private final AtomicInteger writes = new AtomicInteger();

  /** Rows that count how often they are prepared. */
  private final PreparedData counted =
      new PreparedData(
          NUMBERS.target(),
          fitted,
          (rows, from, count, into) -> {
            writes.incrementAndGet();
            fitted.writer(NUMBERS).write(rows, from, count, into);
          },
          Optional.empty());

  private static float[] inputs(PreparedData data, int... rows) {
    float[] inputs = new float[4 * rows.length];
    data.writer().write(rows, 0, rows.length, input -> inputs);
    return inputs;
  }

  @Test
  void keptRowsAreThoseThatWouldBePrepared() {
    int[] some = {3, 200, 7, 7};
    try (RowCache.Lease lease = new RowCache(SIZE).lease(0, "a", counted, ALL)) {
      assertThat(inputs(lease.data(), some)).isEqualTo(inputs(counted, some));
      assertThat(lease.data().writer()).isInstanceOf(PreparedRows.class);
    }
  }

  @Test
  void rowsAreMadeOnceForAllSlots() throws Exception {
    RowCache cache = new RowCache(SIZE);
    CountDownLatch together = new CountDownLatch(4);
    ExecutorService slots = Executors.newFixedThreadPool(4);
    List<Future<float[]>> read = new ArrayList<>();
    for (int slot = 0; slot < 4; slot++) {
      read.add(
          slots.submit(
              () -> {
                together.countDown();
                together.await();
                try (RowCache.Lease lease = cache.lease(0, "a", counted, ALL)) {
                  return inputs(lease.data(), 1, 2);
                }
              }));
    }
    for (Future<float[]> each : read) {
      assertThat(each.get()).isEqualTo(read.get(0).get());
    }
    slots.shutdown();

    assertThat(writes).hasValue(1);
    assertThat(cache.bytes()).isEqualTo(SIZE);
  }

  @Test
  void rowsInUseStay_andOthersAreThenPreparedBatchByBatch() {
    RowCache cache = new RowCache(SIZE);
    try (RowCache.Lease first = cache.lease(0, "a", counted, ALL);
        RowCache.Lease second = cache.lease(1, "a", counted, ALL)) {
      assertThat(first.data().writer()).isInstanceOf(PreparedRows.class);
      assertThat(second.data().writer()).isSameAs(counted.writer());
      assertThat(cache.bytes()).isEqualTo(SIZE);
    }
  }

  @Test
  void rowsThatNobodyUsesMakeRoom_thoseOfTheLongestAgoFirst() {
    RowCache cache = new RowCache(2 * SIZE);
    cache.lease(0, "a", counted, ALL).close();
    cache.lease(1, "a", counted, ALL).close();
    cache.lease(0, "a", counted, ALL).close();
    assertThat(writes).hasValue(2);
    cache.lease(0, "b", counted, ALL).close();
    assertThat(writes).hasValue(3);
    cache.lease(0, "a", counted, ALL).close();
    assertThat(writes).hasValue(3);
    cache.lease(1, "a", counted, ALL).close();

    assertThat(writes).hasValue(4);
    assertThat(cache.bytes()).isEqualTo(2 * SIZE);
  }

  @Test
  void aFailedPreparationLeavesNothing() {
    RowCache cache = new RowCache(SIZE);
    PreparedData broken =
        counted.with(
            (rows, from, count, into) -> {
              throw new IllegalStateException("broken");
            });
    try (RowCache.Lease lease = cache.lease(0, "a", broken, ALL)) {
      throw new AssertionError(lease.data() + " cannot be prepared");
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("broken");
    }
    assertThat(cache.bytes()).isZero();
    try (RowCache.Lease lease = cache.lease(0, "a", counted, ALL)) {
      assertThat(lease.data().writer()).isInstanceOf(PreparedRows.class);
    }
  }

  @Test
  void scoresAreTheSameWithRowsInMemoryAndWithout() {
    assertThat(scored(new RowCache(0))).isEqualTo(scored(new RowCache(1 << 20)));
  }

  private static Object scored(RowCache cache) {
    FoldOutcome.Scored scored =
        (FoldOutcome.Scored)
            new FoldTraining(
                    NUMBERS,
                    FOLDS,
                    TestData.RMSE,
                    TestData.measured(NUMBERS),
                    TestData.NO_CHECKPOINTS,
                    cache)
                .train(
                    TestData.assignment(0, 1),
                    TestPlans.base().withEverythingRandom().plans(),
                    EpochCallback.open(),
                    new KeptInMemory(),
                    "host",
                    "1")
                .outcome();
    return scored.scores();
  }
}
