package io.sparktune.study.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sparktune.space.Values;
import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of every {@link Runner}. */
public abstract class RunnerContract {

  /** The slots of every runner of these tests. */
  protected static final int SLOTS = 2;

  protected static final int FOLDS = 3;

  /** A runner of {@link #SLOTS} slots that has such folds trained. */
  protected abstract Runner runner(ContractFolds folds) throws Exception;

  /** An inbox that keeps events. */
  private static class Kept implements EventInbox {
    private final BlockingQueue<Event> unread = new LinkedBlockingQueue<>();
    private final List<Event> read = new ArrayList<>();

    @Override
    public void tell(Event event) {
      unread.add(event);
    }

    @Override
    public EpochDecision ask(Event.EpochsScored scores) {
      unread.add(scores);
      return EpochDecision.GO_ON;
    }

    @Override
    public boolean wants(int trial, int fold, int attempt) {
      return true;
    }

    Event next() throws InterruptedException {
      Event event = unread.poll(30, TimeUnit.SECONDS);
      assertThat(event).as("an event within 30 seconds").isNotNull();
      read.add(event);
      return event;
    }

    <T extends Event> T next(Class<T> kind) throws InterruptedException {
      Event event = next();
      while (!kind.isInstance(event)) {
        event = next();
      }
      return kind.cast(event);
    }

    List<FoldResult> results(int count) throws InterruptedException {
      List<FoldResult> results = new ArrayList<>();
      while (results.size() < count) {
        results.add(next(Event.FoldFinished.class).result());
      }
      return results;
    }

    /** Waits until nothing has been told for a while. */
    void becomeQuiet() throws InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      for (Event event = soon(); event != null; event = soon()) {
        assertThat(System.nanoTime()).as("no silence within 30 seconds").isLessThan(deadline);
        read.add(event);
      }
    }

    private Event soon() throws InterruptedException {
      return unread.poll(300, TimeUnit.MILLISECONDS);
    }

    <T extends Event> List<T> read(Class<T> kind) {
      return read.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  private static List<FoldAssignment> folds(int trials) {
    List<FoldAssignment> folds = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      Trial trial = new Trial(number, new Values(Map.of("model.x", 0.01 * number)), number);
      for (int fold = 0; fold < FOLDS; fold++) {
        folds.add(new FoldAssignment(trial, fold, 1));
      }
    }
    return folds;
  }

  @Test
  void slotsAreReportedFirst() throws Exception {
    Kept inbox = new Kept();
    try (Runner runner = runner(ContractFolds.SCORED)) {
      runner.open(inbox);

      assertThat(inbox.next())
          .isInstanceOfSatisfying(
              Event.SlotsChanged.class, slots -> assertThat(slots.slots()).isEqualTo(SLOTS));
    }
  }

  @Test
  void eachFoldEndsExactlyOnce() throws Exception {
    Kept inbox = new Kept();
    List<FoldAssignment> folds = folds(20);
    try (Runner runner = runner(ContractFolds.SCORED)) {
      runner.open(inbox);
      runner.start(folds.subList(0, 31));
      runner.start(folds.subList(31, folds.size()));

      assertThat(inbox.results(folds.size()))
          .allSatisfy(RunnerContract::assertScored)
          .extracting(result -> List.of(result.trial(), result.fold(), result.attempt()))
          .containsExactlyInAnyOrderElementsOf(
              folds.stream()
                  .map(fold -> List.of(fold.trial().number(), fold.fold(), fold.attempt()))
                  .toList());
    }
    inbox.becomeQuiet();
    assertThat(inbox.read(Event.FoldFinished.class)).hasSameSizeAs(folds);
  }

  private static void assertScored(FoldResult result) {
    assertThat(result.outcome())
        .isInstanceOfSatisfying(
            FoldOutcome.Scored.class,
            scored ->
                assertThat(scored.score())
                    .isEqualTo(ContractFolds.score(result.trial(), result.fold())));
  }

  @Test
  void epochsAreToldInOrder_theLastWithTheResult() throws Exception {
    Kept inbox = new Kept();
    try (Runner runner = runner(ContractFolds.SCORED)) {
      runner.open(inbox);
      runner.start(folds(2));
      List<FoldResult> results = inbox.results(2 * FOLDS);

      for (FoldResult result : results) {
        List<Integer> epochs = new ArrayList<>();
        inbox.read(Event.EpochsScored.class).stream()
            .filter(told -> told.trial() == result.trial() && told.fold() == result.fold())
            .forEach(told -> told.scores().forEach(score -> epochs.add(score.epoch())));
        result.epochs().stream().map(EpochScore::epoch).forEach(epochs::add);
        assertThat(epochs)
            .isEqualTo(IntStream.rangeClosed(1, ContractFolds.SCORED.epochs()).boxed().toList());
      }
    }
  }

  @Test
  void failureIsAValue_otherFoldsAreTrained() throws Exception {
    Kept inbox = new Kept();
    try (Runner runner = runner(ContractFolds.SECOND_DIVERGES)) {
      runner.open(inbox);
      runner.start(folds(1));

      assertThat(inbox.results(FOLDS))
          .allSatisfy(
              result ->
                  assertThat(result.outcome())
                      .isInstanceOf(
                          result.fold() == 1
                              ? FoldOutcome.Failed.class
                              : FoldOutcome.Scored.class));
    }
  }

  @Test
  void nothingToStartIsNothing() throws Exception {
    Kept inbox = new Kept();
    try (Runner runner = runner(ContractFolds.SCORED)) {
      runner.open(inbox);
      runner.start(List.of());
      runner.start(folds(1));

      assertThat(inbox.results(FOLDS)).hasSize(FOLDS);
    }
  }

  @Test
  void unwantedFoldEndsWithoutTraining() throws Exception {
    Kept inbox =
        new Kept() {
          @Override
          public boolean wants(int trial, int fold, int attempt) {
            return fold != 1;
          }
        };
    try (Runner runner = runner(ContractFolds.SCORED)) {
      runner.open(inbox);
      runner.start(folds(1));

      assertThat(inbox.results(FOLDS))
          .allSatisfy(
              result -> {
                if (result.fold() == 1) {
                  assertThat(result.outcome()).isEqualTo(new FoldOutcome.Stopped(0, 0, 0));
                } else {
                  assertScored(result);
                }
              });
      assertThat(inbox.read(Event.EpochsScored.class)).noneMatch(told -> told.fold() == 1);
    }
  }

  @Test
  void stoppedFoldEndsAfterTheEpoch_itsSlotIsFree() throws Exception {
    Kept inbox =
        new Kept() {
          @Override
          public EpochDecision ask(Event.EpochsScored scores) {
            tell(scores);
            int last = scores.scores().get(scores.scores().size() - 1).epoch();
            return last < 2 + scores.fold() ? EpochDecision.GO_ON : EpochDecision.STOP;
          }
        };
    try (Runner runner = runner(ContractFolds.LONG)) {
      runner.open(inbox);
      runner.start(folds(1));

      assertThat(inbox.results(FOLDS))
          .allSatisfy(
              result ->
                  assertThat(result.outcome())
                      .isInstanceOfSatisfying(
                          FoldOutcome.Stopped.class,
                          stopped -> assertThat(stopped.epochs()).isEqualTo(2 + result.fold())));
    }
  }

  @Test
  void closedRunnerTellsNothingMore() throws Exception {
    Kept inbox = new Kept();
    try (Runner runner = runner(ContractFolds.LONG)) {
      runner.open(inbox);
      runner.start(folds(1));
      assertThat(inbox.next(Event.EpochsScored.class)).isNotNull();
    }
    inbox.becomeQuiet();

    assertThat(inbox.read(Event.FoldFinished.class)).isEmpty();
  }

  @Test
  void closingTwiceIsHarmless() throws Exception {
    Runner runner = runner(ContractFolds.SCORED);
    runner.open(new Kept());
    runner.close();

    assertThatCode(runner::close).doesNotThrowAnyException();
  }

  @Test
  void unopenedRunnerCanBeClosed() throws Exception {
    Runner runner = runner(ContractFolds.SCORED);

    assertThatCode(runner::close).doesNotThrowAnyException();
  }
}
