package io.sparktune.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every fold trainer fulfils this, whether it trains folds one after the other or as one. */
public abstract class FoldTrainerContract {

  /** A trainer of folds with at least three epochs, of which all end with a score. */
  protected abstract FoldTrainer trainer();

  /** The first attempt at three folds, or at one fold each of three trials. */
  protected abstract List<FoldAssignment> assignments();

  /** The gate of one fold, which remembers what it heard and on which thread. */
  private static final class Gate implements EpochCallback {

    private final boolean open;
    private final EpochDecision decision;
    private final List<Integer> heard = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Gate(boolean open, EpochDecision decision) {
      this.open = open;
      this.decision = decision;
    }

    @Override
    public boolean isOpen() {
      threads.add(Thread.currentThread());
      return open;
    }

    @Override
    public EpochDecision pass(List<EpochScore> scores, Checkpoint kept) {
      threads.add(Thread.currentThread());
      if (decision != EpochDecision.UNHEARD) {
        scores.forEach(score -> heard.add(score.epoch()));
      }
      return decision;
    }
  }

  private final Map<FoldAssignment, Gate> gates = new ConcurrentHashMap<>();
  private final List<FoldResult> results = new ArrayList<>();

  private void train(List<FoldAssignment> together) {
    trainer()
        .train(
            together,
            fold -> gates.computeIfAbsent(fold, any -> new Gate(true, EpochDecision.GO_ON)),
            results::add);
  }

  private FoldResult result(FoldAssignment fold) {
    return results.stream()
        .filter(any -> any.trial() == fold.trial().number() && any.fold() == fold.fold())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyFoldHasOneResult() {
    train(assignments());

    assertThat(results).hasSameSizeAs(assignments());
    for (FoldAssignment fold : assignments()) {
      FoldResult result = result(fold);
      assertThat(result.attempt()).isEqualTo(fold.attempt());
      assertThat(result.seed()).isEqualTo(fold.seed());
      assertThat(result.outcome()).isInstanceOf(FoldOutcome.Scored.class);
      assertThat(result.startedAt()).isBeforeOrEqualTo(result.finishedAt());
    }
  }

  @Test
  void foldsScoreTogetherAsTheyDoAlone() {
    train(assignments());
    List<String> together = assignments().stream().map(this::result).map(this::timeless).toList();
    results.clear();
    assignments().forEach(fold -> train(List.of(fold)));

    assertThat(results).extracting(this::timeless).isEqualTo(together);
  }

  @Test
  void theOrderOfTheFoldsChangesNoScore() {
    train(assignments());
    List<String> before = assignments().stream().map(this::result).map(this::timeless).toList();
    results.clear();
    List<FoldAssignment> reversed = new ArrayList<>(assignments());
    Collections.reverse(reversed);
    train(reversed);

    assertThat(assignments()).extracting(this::result).extracting(this::timeless).isEqualTo(before);
  }

  @Test
  void eachEpochIsToldOnce_toTheGateOrWithTheResult() {
    train(assignments());
    for (FoldAssignment fold : assignments()) {
      int epochs = ((FoldOutcome.Scored) result(fold).outcome()).epochs();
      assertThat(epochs).isGreaterThanOrEqualTo(3);
      assertThat(told(fold)).containsExactlyElementsOf(numbers(epochs));
      assertThat(gates.get(fold).heard).isNotEmpty();
    }
  }

  @Test
  void epochsThatNobodyHeardComeWithTheResult() {
    assignments().forEach(fold -> gates.put(fold, new Gate(true, EpochDecision.UNHEARD)));
    train(assignments());
    for (FoldAssignment fold : assignments()) {
      int epochs = ((FoldOutcome.Scored) result(fold).outcome()).epochs();
      assertThat(result(fold).epochs())
          .extracting(EpochScore::epoch)
          .containsExactlyElementsOf(numbers(epochs));
    }
  }

  @Test
  void aClosedGateEndsItsFoldAloneBeforeItIsTrained() {
    FoldAssignment unwanted = assignments().get(1);
    gates.put(unwanted, new Gate(false, EpochDecision.GO_ON));
    train(assignments());

    assertThat(result(unwanted).outcome()).isEqualTo(new FoldOutcome.Stopped(0, 0, 0));
    assertThat(result(unwanted).epochs()).isEmpty();
    assertThat(result(assignments().get(0)).outcome()).isInstanceOf(FoldOutcome.Scored.class);
    assertThat(result(assignments().get(2)).outcome()).isInstanceOf(FoldOutcome.Scored.class);
  }

  @Test
  void aFoldThatIsStoppedEndsAlone() {
    FoldAssignment stopped = assignments().get(0);
    gates.put(stopped, new Gate(true, EpochDecision.STOP));
    train(assignments());

    assertThat(result(stopped).outcome()).isInstanceOf(FoldOutcome.Stopped.class);
    assertThat(((FoldOutcome.Stopped) result(stopped).outcome()).epochs()).isEqualTo(1);
    assertThat(result(assignments().get(1)).outcome()).isInstanceOf(FoldOutcome.Scored.class);
  }

  @Test
  void gatesAndReceiverAreCalledOnTheCallingThread() {
    List<Thread> threads = new ArrayList<>();
    Gate gate = new Gate(true, EpochDecision.GO_ON);
    trainer().train(assignments(), fold -> gate, result -> threads.add(Thread.currentThread()));

    assertThat(threads).containsOnly(Thread.currentThread());
    assertThat(gate.threads).isNotEmpty().containsOnly(Thread.currentThread());
  }

  private List<Integer> told(FoldAssignment fold) {
    return Stream.concat(
            gates.get(fold).heard.stream(), result(fold).epochs().stream().map(EpochScore::epoch))
        .toList();
  }

  private static List<Integer> numbers(int epochs) {
    return Stream.iterate(1, epoch -> epoch + 1).limit(epochs).toList();
  }

  /** What a result says, to the last bit, but its times. */
  private String timeless(FoldResult result) {
    FoldOutcome.Scored scored = (FoldOutcome.Scored) result.outcome();
    return "%d %d %s %d %d %s"
        .formatted(
            result.trial(),
            result.fold(),
            scored.score(),
            scored.epochs(),
            scored.bestEpoch(),
            scored.scores());
  }
}
