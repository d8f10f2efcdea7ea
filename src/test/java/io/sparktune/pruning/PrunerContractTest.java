package io.sparktune.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every pruner promises. */
final class PrunerContractTest {

  private static final double NONE = Double.NEGATIVE_INFINITY;
  private static final int EPOCHS = 27;
  private static final int TRIALS = 60;

  /** Those that compare trials with each other. */
  private static List<PrunerSettings> comparing() {
    PrunerSettings median = new PrunerSettings.Percentile(50, 1, 0, 1);
    return List.of(
        median,
        new PrunerSettings.Percentile(25, 5, 2, 2),
        new PrunerSettings.Patient(1, 0, median),
        new PrunerSettings.SuccessiveHalving(1, 3, 9),
        new PrunerSettings.Asha(1, 3, HalvingType.STOPPING),
        new PrunerSettings.Asha(2, 4, HalvingType.PROMOTION),
        new PrunerSettings.Hyperband(1, 3, HalvingType.STOPPING),
        new PrunerSettings.Hyperband(1, 3, HalvingType.PROMOTION),
        new PrunerSettings.Hyperband(1, 3, HalvingType.SYNCHRONOUS),
        new PrunerSettings.Population(4, 0.2));
  }

  private static List<PrunerSettings> all() {
    return Stream.concat(
            comparing().stream(),
            Stream.of(new PrunerSettings.None(), new PrunerSettings.Threshold(-5, 5, 2)))
        .toList();
  }

  /** All answers to one history in which every trial comes to every epoch, in mixed order. */
  private static List<Object> answers(PrunerSettings settings, StudyShape study, long seed) {
    Pruner pruner = settings.pruner(study);
    Random random = new Random(seed);
    List<Object> answers = new ArrayList<>();
    for (int epoch = 1; epoch <= study.mostEpochs(); epoch++) {
      CurveStandings known = CurveStandings.none();
      List<CurveStanding> paused = new ArrayList<>();
      List<Integer> trials = new ArrayList<>(IntStream.range(0, study.trials()).boxed().toList());
      Collections.shuffle(trials, random);
      for (int trial : trials) {
        int bracket = pruner.bracket(trial);
        double merit = random.nextInt(8) == 0 ? NONE : random.nextInt(20);
        if (pruner.looksAt(bracket, epoch)) {
          CurveStanding standing = new CurveStanding(trial, bracket, 1, epoch, merit);
          answers.add(pruner.pruneReason(standing, curve(epoch, merit), known));
          known = known.with(standing);
          if (pruner.pauseAfter(bracket, epoch - 1) == epoch) {
            paused.add(standing);
          }
        }
        answers.add(pruner.pauseAfter(bracket, epoch));
      }
      answers.add(pruner.promoted(paused, known));
      answers.add(pruner.pruned(paused, known));
    }
    return answers;
  }

  private static List<Double> curve(int epoch, double merit) {
    return Collections.nCopies(epoch, merit);
  }

  @ParameterizedTest
  @MethodSource("all")
  void sameArguments_haveTheSameAnswer(PrunerSettings settings) {
    assertThat(answers(settings, study(Direction.MAXIMIZE, TRIALS), 1))
        .isEqualTo(answers(settings, study(Direction.MAXIMIZE, TRIALS), 1));
  }

  @ParameterizedTest
  @MethodSource("comparing")
  void directionOfTheGoal_isInTheMeritsAlready(PrunerSettings settings) {
    assertThat(answers(settings, study(Direction.MINIMIZE, TRIALS), 1))
        .isEqualTo(answers(settings, study(Direction.MAXIMIZE, TRIALS), 1));
  }

  @Test
  void rawBounds_turnTheirSignWithTheGoal() {
    Pruner most = new PrunerSettings.Threshold(-0.5, 2, 1).pruner(study(Direction.MAXIMIZE, 1));
    Pruner least = new PrunerSettings.Threshold(-2, 0.5, 1).pruner(study(Direction.MINIMIZE, 1));

    for (double merit : new double[] {NONE, -0.6, -0.5, 0, 2, 2.1}) {
      CurveStanding standing = Known.standing(0, 1, merit);
      assertThat(least.pruneReason(standing, List.of(merit), CurveStandings.none()).isPresent())
          .isEqualTo(most.pruneReason(standing, List.of(merit), CurveStandings.none()).isPresent())
          .isEqualTo(merit < -0.5 || merit > 2);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void orderOfThePaused_doesNotMatter(PrunerSettings settings) {
    Pruner pruner = settings.pruner(study(Direction.MAXIMIZE, TRIALS));
    List<CurveStanding> paused = atFirstRungs(pruner, new Random(3));
    CurveStandings known = Known.known(paused);
    List<CurveStanding> promoted = pruner.promoted(paused, known);
    List<CurveStanding> pruned = pruner.pruned(paused, known);
    Collections.shuffle(paused, new Random(4));

    assertThat(pruner.promoted(paused, known)).isEqualTo(promoted);
    assertThat(pruner.pruned(paused, known)).containsExactlyInAnyOrderElementsOf(pruned);
    assertThat(promoted).noneMatch(pruned::contains);
  }

  private static List<CurveStanding> atFirstRungs(Pruner pruner, Random random) {
    List<CurveStanding> paused = new ArrayList<>();
    for (int trial = 0; trial < TRIALS; trial++) {
      int bracket = pruner.bracket(trial);
      int rung = pruner.pauseAfter(bracket, 0);
      if (rung != FoldAssignment.END) {
        paused.add(new CurveStanding(trial, bracket, 1, rung, random.nextInt(10)));
      }
    }
    return paused;
  }

  @ParameterizedTest
  @MethodSource("all")
  void bestOfAll_continues(PrunerSettings settings) {
    Pruner pruner = settings.pruner(study(Direction.MAXIMIZE, TRIALS));
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 200; round++) {
      int epoch = 1 + random.nextInt(EPOCHS - 1);
      int bracket = pruner.bracket(random.nextInt(TRIALS));
      if (pruner.looksAt(bracket, epoch)) {
        List<Double> merits = random.doubles(1 + random.nextInt(30)).boxed().toList();
        double best = Collections.max(merits);
        CurveStandings others = CurveStandings.none();
        for (int trial = 1; trial <= merits.size(); trial++) {
          others = others.with(new CurveStanding(trial, bracket, 1, epoch, merits.get(trial - 1)));
        }
        CurveStanding standing = new CurveStanding(0, bracket, 1, epoch, best);

        assertThat(pruner.pruneReason(standing, curve(epoch, best), others)).isEmpty();
        assertThat(pruner.pruned(List.of(standing), others.with(standing))).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("comparing")
  void trialWithoutAScore_doesNotContinueAmongOthersThatHaveOne(PrunerSettings settings) {
    Pruner pruner = settings.pruner(study(Direction.MAXIMIZE, TRIALS));
    int bracket = pruner.bracket(0);
    int epoch =
        IntStream.range(2, EPOCHS)
            .filter(e -> pruner.looksAt(bracket, e))
            .findFirst()
            .orElseThrow();
    CurveStandings others = CurveStandings.none();
    for (int trial = 1; trial < 9; trial++) {
      others =
          others.with(new CurveStanding(trial, bracket, 1, epoch, trial % 2 == 0 ? 0.5 : NONE));
    }
    CurveStanding standing = new CurveStanding(0, bracket, 1, epoch, NONE);
    boolean ends =
        pruner.pruneReason(standing, curve(epoch, NONE), others).isPresent()
            || pruner.pruned(List.of(standing), others.with(standing)).contains(standing);

    assertThat(ends).isTrue();
    assertThat(pruner.promoted(List.of(standing), others.with(standing))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void onlyTrial_isTrainedToTheEnd(PrunerSettings settings) {
    Rehearsal.Outcome outcome =
        Rehearsal.of(settings, study(Direction.MAXIMIZE, 1), (trial, epoch) -> 0.5, 4);

    assertThat(outcome.complete()).containsExactly(0);
    assertThat(outcome.epochs()).isEqualTo(EPOCHS);
  }

  @ParameterizedTest
  @MethodSource("all")
  void equalTrials_areNotAllPruned(PrunerSettings settings) {
    for (int trials : new int[] {2, 3, 10, TRIALS}) {
      Rehearsal.Outcome outcome =
          Rehearsal.of(settings, study(Direction.MAXIMIZE, trials), (trial, epoch) -> 0.5, 4);

      assertThat(outcome.complete()).as("of %d trials", trials).isNotEmpty();
    }
  }

  /** Merits rise and fall by turns, every fifth trial fails, every seventh ends by itself. */
  private static final Rehearsal.Curves TROUBLED =
      new Rehearsal.Curves() {
        @Override
        public double merit(int trial, int epoch) {
          return Math.sin(trial) + Math.cos(trial * epoch) / epoch;
        }

        @Override
        public int failsAt(int trial) {
          return trial % 5 == 0 ? 1 + trial % 4 : FoldAssignment.END;
        }

        @Override
        public int endsAfter(int trial) {
          return trial % 7 == 0 ? 1 + trial % 6 : FoldAssignment.END;
        }
      };

  @ParameterizedTest
  @MethodSource("all")
  void studyWithFailures_comesToItsEnd(PrunerSettings settings) {
    Rehearsal.Outcome outcome =
        Rehearsal.of(settings, study(Direction.MAXIMIZE, TRIALS), TROUBLED, 4);

    List<Integer> ended = new ArrayList<>(outcome.complete());
    ended.addAll(outcome.pruned());
    ended.addAll(outcome.left());
    assertThat(ended).doesNotHaveDuplicates().hasSizeLessThan(TRIALS);
    assertThat(outcome.complete()).isNotEmpty();
  }

  private static List<PrunerSettings> synchronous() {
    return List.of(
        new PrunerSettings.SuccessiveHalving(1, 3, 9),
        new PrunerSettings.SuccessiveHalving(2, 2, 16),
        new PrunerSettings.Hyperband(1, 3, HalvingType.SYNCHRONOUS));
  }

  @ParameterizedTest
  @MethodSource("synchronous")
  void synchronousStudyWithFailures_leavesNobodyWaiting(PrunerSettings settings) {
    for (int slots : new int[] {1, 4, 100}) {
      StudyShape study = study(Direction.MAXIMIZE, TRIALS);
      assertThat(Rehearsal.of(settings, study, TROUBLED, slots).left()).isEmpty();
    }
  }

  private static StudyShape study(Direction direction, int trials) {
    return new StudyShape(EPOCHS, direction, trials, 0);
  }
}
