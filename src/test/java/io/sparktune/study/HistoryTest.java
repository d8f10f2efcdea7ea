package io.sparktune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures.MemoryJournal;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.EventInbox;
import io.sparktune.study.loop.InProcessRunner;
import io.sparktune.study.loop.Replay;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.TrialState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What samplers are told while a study runs. */
final class HistoryTest {

  private static final int FOLDS = 5;
  private static final int TRIALS = 40;
  private static final PrunerSettings ASHA = new PrunerSettings.Asha(1, 3, HalvingType.STOPPING);

  private final List<History> heard = new ArrayList<>();
  private final MemoryJournal journal = new MemoryJournal();

  /** Proposes by a digest of all that it is told, so that any difference shows. */
  private Sampler sampler() {
    return (number, evidence) -> {
      History known =
          History.of(List.copyOf(evidence.completed()), List.copyOf(evidence.pending()));
      heard.add(known);
      int digest = known.hashCode();
      return new Values(Map.of("model.x", Seeds.random(digest, "suggestion", number).nextDouble()));
    };
  }

  private StudyState run(StudyRules rules, int slots) throws InterruptedException {
    InstantSource clock = InstantSource.fixed(Fixtures.NOW);
    SearchSettings settings = new SearchSettings(new RandomSettings(), TRIALS, 0);
    Scheduler scheduler = new Scheduler(sampler(), settings, Fixtures.SEED);
    Study study = new Study(StudyState.initial(rules), scheduler, journal, List.of(), clock);
    try (Runner runner = new InProcessRunner(slots, new CurveTrainer(rules.direction()), clock)) {
      return new StudyLoop(study, clock).run(Fixtures.opened(TRIALS), runner);
    }
  }

  @Test
  void everyTrialSoFarIsToldOrAwaited() throws InterruptedException {
    run(Fixtures.rules(FOLDS, Direction.MAXIMIZE, ASHA, RaceTest.NONE, 0), 3);

    for (int number = 0; number < TRIALS; number++) {
      History evidence = heard.get(number);
      TreeSet<Integer> trials = new TreeSet<>();
      evidence.completed().forEach(observation -> trials.add(observation.trial()));
      evidence.pending().forEach(observation -> trials.add(observation.trial()));
      assertThat(trials).hasSize(number);
      assertThat(evidence.completed().size() + evidence.pending().size()).isEqualTo(number);
      assertThat(evidence.pending())
          .allSatisfy(awaited -> assertThat(awaited.state()).isEqualTo(TrialState.OPEN));
      if (number > 0) {
        List<Observation> before = heard.get(number - 1).completed();
        assertThat(evidence.completed().subList(0, before.size())).isEqualTo(before);
      }
    }
  }

  @Test
  void completeTrialsHaveTheirMeritWithItsVariance() throws InterruptedException {
    StudyState end = run(Fixtures.rules(FOLDS, Direction.MINIMIZE, ASHA, RaceTest.NONE, 0), 2);

    List<Observation> told = end.history().completed();
    assertThat(told).hasSize(TRIALS);
    for (int i = 0; i < TRIALS; i++) {
      FinishedTrial over = end.finished().get(i);
      Observation observation = told.get(i);
      assertThat(observation.trial()).isEqualTo(over.trial().number());
      assertThat(observation.state()).isEqualTo(over.state());
      if (over.state() == TrialState.COMPLETE) {
        assertThat(observation.merits()).containsExactly(-over.score());
        double deviation = over.scoreDeviation().orElseThrow();
        assertThat(observation.variance()).isCloseTo(deviation * deviation / FOLDS, within(1e-15));
      }
    }
  }

  @Test
  void prunedTrialsHaveTheMeritsOfTheirRungs() throws InterruptedException {
    StudyState end = run(Fixtures.rules(FOLDS, Direction.MAXIMIZE, ASHA, RaceTest.NONE, 0), 2);

    assertThat(end.count(TrialState.PRUNED)).isPositive();
    assertThat(end.history().completed())
        .allSatisfy(
            observation -> {
              assertThat(List.of(1, 3, 9, FoldAssignment.END))
                  .containsAll(observation.rungs().keySet());
              assertThat(observation.rungs()).isNotEmpty();
              assertThat(observation.rungs().containsKey(FoldAssignment.END))
                  .isEqualTo(observation.state() == TrialState.COMPLETE);
            });
  }

  @Test
  void pausedTrialsTellHowFarTheyCame() throws InterruptedException {
    PrunerSettings promotion = new PrunerSettings.Asha(1, 3, HalvingType.PROMOTION);
    run(Fixtures.rules(FOLDS, Direction.MAXIMIZE, promotion, RaceTest.NONE, 0), 1);

    List<Observation> awaited = heard.get(TRIALS - 1).pending();
    long paused = awaited.stream().filter(trial -> trial.rungs().containsKey(1)).count();
    // All but the few that are in training or queued for the one slot.
    assertThat(paused).isGreaterThanOrEqualTo(awaited.size() - 3).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void inStrictMode_theEvidenceIsThatOfTheTrialsUpToTheWindow(int slots)
      throws InterruptedException {
    int window = 7;
    run(Fixtures.rules(FOLDS, Direction.MAXIMIZE, ASHA, RaceTest.POOLED_T, window), slots);
    List<History> many = List.copyOf(heard);
    heard.clear();
    run(Fixtures.rules(FOLDS, Direction.MAXIMIZE, ASHA, RaceTest.POOLED_T, window), 2);

    assertThat(heard).isEqualTo(many);
    for (int number = 0; number < TRIALS; number++) {
      int seen = Math.max(0, number - window + 1);
      for (int trial = 0; trial < seen; trial++) {
        assertThat(many.get(number).completed().get(trial).trial()).isEqualTo(trial);
      }
      assertThat(many.get(number).pending())
          .extracting(Observation::trial)
          .containsExactlyElementsOf(numbers(seen, number));
    }
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @Test
  void aStudyWhoseSamplerLearnsReplays() throws InterruptedException {
    StudyRules rules = Fixtures.rules(FOLDS, Direction.MAXIMIZE, ASHA, RaceTest.POOLED_T, 0);
    run(rules, 3);

    SearchSettings settings = new SearchSettings(new RandomSettings(), TRIALS, 0);
    Scheduler scheduler = new Scheduler(sampler(), settings, Fixtures.SEED);
    Replay replay = new Replay(StudyState.initial(rules), scheduler);
    for (Event event : journal.events()) {
      assertThat(replay.next(event)).isEmpty();
    }
  }

  @Test
  void foldsAreStartedWhileASlowSamplerIsStillAsked() throws InterruptedException {
    HandClock clock = new HandClock();
    Sampler random = new RandomSettings().sampler(new SearchShape(Fixtures.space(), 1));
    Sampler slow =
        (number, evidence) -> {
          clock.millis += 1000;
          return random.suggest(number, evidence);
        };
    SearchSettings settings = new SearchSettings(new RandomSettings(), TRIALS, 0);
    StudyRules rules = Fixtures.rules(1, Direction.MAXIMIZE);
    Study study =
        new Study(
            StudyState.initial(rules), new Scheduler(slow, settings, 1), journal, List.of(), clock);
    StartedFolds runner = new StartedFolds();
    study.take(Fixtures.opened(TRIALS));
    study.take(new Event.SlotsChanged(Fixtures.NOW, 8));

    int decisions = 0;
    while (!study.follow(runner)) {
      decisions++;
      assertThat(runner.started).isBetween(decisions - 1, decisions);
    }
    assertThat(runner.started).isGreaterThanOrEqualTo(8);
  }

  private static final class HandClock implements InstantSource {
    private long millis;

    @Override
    public Instant instant() {
      return Fixtures.NOW.plusMillis(millis);
    }
  }

  private static final class StartedFolds implements Runner {
    private int started;

    @Override
    public void open(EventInbox inbox) {}

    @Override
    public void start(List<FoldAssignment> assignments) {
      started += assignments.size();
    }

    @Override
    public void close() {}
  }
}
