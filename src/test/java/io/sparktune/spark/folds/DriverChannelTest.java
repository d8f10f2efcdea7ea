package io.sparktune.spark.folds;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class DriverChannelTest {

  private static final FoldAttempt FOLD = new FoldAttempt(1, 7, 2, 3);
  private static final List<EpochScore> SCORES = List.of(new EpochScore(1, 0.7, 0.5, 4));

  private final List<Object> heard = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean reachable = true;
  private long now;

  private final DriverChannel line = new DriverChannel(this::answer, () -> now);
  private final RemoteCallback gate = new RemoteCallback(FOLD, line);

  private Object answer(Object message) {
    heard.add(message);
    if (!reachable) {
      throw new IllegalStateException("Connection reset");
    }
    if (message instanceof FoldMessage.Wanted) {
      return false;
    }
    return message instanceof FoldMessage.Kept ? new int[] {3, 12} : "STOP";
  }

  private void passSeconds(long seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
  }

  @Test
  void aGate_givesTheDriversAnswers() {
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.pass(SCORES, new Checkpoint(3, 1))).isEqualTo(EpochDecision.STOP);
    assertThat(gate.lastKept()).isEqualTo(new Checkpoint(3, 12));
    assertThat(heard)
        .containsExactly(
            new FoldMessage.Wanted(FOLD),
            new FoldMessage.Scored(FOLD, SCORES, new Checkpoint(3, 1)),
            new FoldMessage.Kept(FOLD));
  }

  @Test
  void aGate_whoseDriverIsNotReached_letsTheFoldTrainOn() {
    reachable = false;

    assertThat(gate.isOpen()).isTrue();
    assertThat(gate.pass(SCORES, Checkpoint.NONE)).isEqualTo(EpochDecision.UNHEARD);
    assertThat(gate.lastKept()).isEqualTo(Checkpoint.NONE);
  }

  @Test
  void aDriverThatIsNotReached_isAskedEverMoreSeldom() {
    reachable = false;
    List<Integer> asked = new ArrayList<>();
    for (int second = 0; second < 600; second++) {
      int before = heard.size();
      assertThat(gate.pass(SCORES, Checkpoint.NONE)).isEqualTo(EpochDecision.UNHEARD);
      if (heard.size() > before) {
        asked.add(second);
      }
      passSeconds(1);
    }

    assertThat(asked).containsExactly(0, 5, 15, 35, 75, 155, 235, 315, 395, 475, 555);
  }

  @Test
  void aDriverThatIsReachedAgain_isAskedAsBefore() {
    reachable = false;
    assertThat(line.ask(new FoldMessage.Wanted(FOLD))).isEmpty();
    reachable = true;
    assertThat(line.ask(new FoldMessage.Wanted(FOLD))).as("silent").isEmpty();
    passSeconds(5);

    assertThat(line.ask(new FoldMessage.Wanted(FOLD))).contains(false);
    assertThat(line.ask(new FoldMessage.Wanted(FOLD))).contains(false);
    reachable = false;
    assertThat(line.ask(new FoldMessage.Wanted(FOLD))).isEmpty();
    reachable = true;
    passSeconds(5);
    assertThat(line.ask(new FoldMessage.Wanted(FOLD))).as("after the shortest").contains(false);
  }

  @Test
  void aDriverThatNeverAnswers_holdsTheFoldUpForItsPatienceOnly() {
    CountDownLatch never = new CountDownLatch(1);
    DriverChannel dead =
        new DriverChannel(
            message -> {
              never.await();
              return true;
            },
            () -> now,
            TimeUnit.MILLISECONDS.toNanos(20));
    long before = System.nanoTime();

    for (int i = 0; i < 100; i++) {
      assertThat(dead.ask(new FoldMessage.Wanted(FOLD))).isEmpty();
    }
    // 20 ms once; a hundred times would be two seconds.
    assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void aTaskThatIsEnded_isToldSoAndTheLineStaysOpen() {
    Thread.currentThread().interrupt();

    assertThat(line.ask(new FoldMessage.Wanted(FOLD))).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(line.ask(new FoldMessage.Wanted(FOLD))).contains(false);
  }
}
