package io.sparktune.study.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.space.Values;
import io.sparktune.study.CurveTrainer;
import io.sparktune.study.Fixtures;
import io.sparktune.study.Fixtures.MemoryJournal;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScoredFoldsTest {

  private static final Trial TRIAL = new Trial(4, new Values(Map.of("model.x", 0.5)), 9);
  private static final FoldAssignment FOLD = new FoldAssignment(TRIAL, 1, 1);
  private static final FoldResult WHOLE = Fixtures.scored(FOLD);

  private static List<FoldResult> of(List<Event> events) {
    ScoredFolds folds = new ScoredFolds(opened -> opened.version().equals("0"));
    List<FoldResult> found = new ArrayList<>();
    events.forEach(event -> folds.after(event).ifPresent(found::add));
    return found;
  }

  private static Event opened(String version) {
    return new Event.StudyOpened(
        Fixtures.NOW, "small", "file", "data", version, Limits.ofTrials(9), null);
  }

  private static Event firstEpoch() {
    List<EpochScore> first = WHOLE.epochs().subList(0, 1);
    return new Event.EpochsScored(Fixtures.NOW, 4, 1, 1, first, Checkpoint.NONE);
  }

  private static Event finished(FoldResult result) {
    return new Event.FoldFinished(Fixtures.NOW, result);
  }

  private static FoldResult rest() {
    return WHOLE.withEpochs(WHOLE.epochs().subList(1, 2));
  }

  @Test
  void whatWasToldBefore_belongsToTheFold() {
    assertThat(of(List.of(opened("0"), firstEpoch(), finished(rest())))).containsExactly(WHOLE);
  }

  @Test
  void aFoldThatALaterDriverEnds_isWhole() {
    assertThat(of(List.of(opened("0"), firstEpoch(), opened("0"), finished(rest()))))
        .containsExactly(WHOLE);
  }

  @Test
  void aFoldThatAnUnwantedDriverHadAPartIn_isLeftOut() {
    assertThat(of(List.of(opened("1"), finished(WHOLE)))).isEmpty();
    assertThat(of(List.of(opened("1"), firstEpoch(), opened("0"), finished(rest())))).isEmpty();
    assertThat(of(List.of(opened("0"), firstEpoch(), opened("1"), finished(rest())))).isEmpty();
  }

  @Test
  void aFoldThatWasLost_isWholeOnceItIsScored() {
    FoldResult lost = Fixtures.failed(FOLD, FailureKind.LOST_EXECUTOR).withEpochs(List.of());
    assertThat(of(List.of(opened("0"), firstEpoch(), finished(lost), finished(rest()))))
        .containsExactly(WHOLE);
  }

  @Test
  void failedAndStoppedFolds_areLeftOut() {
    FoldResult failed = Fixtures.failed(FOLD, FailureKind.DIVERGED);
    FoldResult stopped = Fixtures.result(FOLD, new FoldOutcome.Stopped(2, 5, 1));
    assertThat(of(List.of(opened("0"), finished(failed), finished(stopped)))).isEmpty();
  }

  @Test
  void aJournalWithPausesGivesEachScoredFold_withItsWholeCurve() throws InterruptedException {
    CurveTrainer curves = new CurveTrainer(Direction.MAXIMIZE);
    MemoryJournal journal = new MemoryJournal();
    StudyRules promoting =
        Fixtures.rules(
            2,
            Direction.MAXIMIZE,
            new PrunerSettings.Asha(3, 3, HalvingType.PROMOTION),
            RaceTest.NONE,
            0);
    InstantSource clock = InstantSource.fixed(Fixtures.NOW);
    try (Runner runner = new InProcessRunner(2, curves, clock)) {
      Study study =
          new Study(
              StudyState.initial(promoting), Fixtures.scheduler(20), journal, List.of(), clock);
      StudyState end = new StudyLoop(study, clock).run(Fixtures.opened(20), runner);
      assertThat(end.finished()).hasSize(20);
    }
    long scored =
        journal.events().stream()
            .filter(Event.FoldFinished.class::isInstance)
            .map(event -> ((Event.FoldFinished) event).result().outcome())
            .filter(FoldOutcome.Scored.class::isInstance)
            .count();

    List<FoldResult> folds = of(journal.events());
    assertThat(folds).hasSize(Math.toIntExact(scored)).isNotEmpty();
    Map<Integer, Trial> trials = new java.util.LinkedHashMap<>();
    for (Event event : journal.events()) {
      if (event instanceof Event.TrialProposed proposed) {
        trials.put(proposed.trial().number(), proposed.trial());
      }
    }
    for (FoldResult fold : folds) {
      FoldAssignment alone = new FoldAssignment(trials.get(fold.trial()), fold.fold(), 1);
      assertThat(fold.epochs()).isEqualTo(curves.train(alone, EpochCallback.open()).epochs());
      assertThat(fold.epochs())
          .extracting(EpochScore::epoch)
          .isEqualTo(IntStream.rangeClosed(1, Fixtures.MOST_EPOCHS).boxed().toList());
    }
  }
}
