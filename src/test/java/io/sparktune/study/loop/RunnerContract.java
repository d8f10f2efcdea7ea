package io.sparktune.study.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.SingleFoldTrainer;
import io.sparktune.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The contract of every {@link Runner}. */
public abstract class RunnerContract {

  private static final int SLOTS = 2;
  private static final int FOLDS = 3;

  /** A runner that has folds trained like this. */
  protected abstract Runner runner(int slots, SingleFoldTrainer trainer) throws Exception;

  /** An inbox that keeps events; every fold is wanted. */
  private static final class Kept implements EventInbox {
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    @Override
    public void tell(Event event) {
      events.add(event);
    }

    @Override
    public EpochDecision ask(Event.EpochsScored scores) {
      events.add(scores);
      return EpochDecision.GO_ON;
    }

    @Override
    public boolean wants(int trial, int fold, int attempt) {
      return true;
    }

    Event next() throws InterruptedException {
      Event event = events.poll(30, TimeUnit.SECONDS);
      assertThat(event).as("an event within 30 seconds").isNotNull();
      return event;
    }

    List<FoldResult> results(int count) throws InterruptedException {
      List<FoldResult> results = new ArrayList<>();
      while (results.size() < count) {
        if (next() instanceof Event.FoldFinished finished) {
          results.add(finished.result());
        }
      }
      return results;
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
    try (Runner runner = runner(SLOTS, (fold, gate) -> Fixtures.scored(fold))) {
      runner.open(inbox);

      assertThat(inbox.next()).isInstanceOf(Event.SlotsChanged.class);
    }
  }

  @Test
  void eachFoldEndsExactlyOnce() throws Exception {
    Kept inbox = new Kept();
    List<FoldAssignment> folds = folds(20);
    try (Runner runner = runner(SLOTS, (fold, gate) -> Fixtures.scored(fold))) {
      runner.open(inbox);
      runner.start(folds.subList(0, 31));
      runner.start(folds.subList(31, folds.size()));

      assertThat(inbox.results(folds.size()))
          .containsExactlyInAnyOrderElementsOf(folds.stream().map(Fixtures::scored).toList());
    }
    assertThat(inbox.events).noneMatch(Event.FoldFinished.class::isInstance);
  }

  @Test
  void failureIsAValue_otherFoldsAreTrained() throws Exception {
    Kept inbox = new Kept();
    SingleFoldTrainer second =
        (fold, gate) ->
            fold.fold() == 1 ? Fixtures.failed(fold, FailureKind.DIVERGED) : Fixtures.scored(fold);
    try (Runner runner = runner(SLOTS, second)) {
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
    try (Runner runner = runner(SLOTS, (fold, gate) -> Fixtures.scored(fold))) {
      runner.open(inbox);
      runner.start(List.of());
      runner.start(folds(1));

      assertThat(inbox.results(FOLDS)).hasSize(FOLDS);
    }
  }

  @Test
  void closingTwiceIsHarmless() throws Exception {
    Runner runner = runner(SLOTS, (fold, gate) -> Fixtures.scored(fold));
    runner.open(new Kept());
    runner.close();
    runner.close();
  }
}
