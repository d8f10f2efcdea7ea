package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.PrunerSettings.Asha;
import io.sparktune.pruning.PrunerSettings.Hyperband;
import io.sparktune.pruning.PrunerSettings.Patient;
import io.sparktune.pruning.PrunerSettings.Percentile;
import io.sparktune.pruning.PrunerSettings.SuccessiveHalving;
import io.sparktune.pruning.PrunerSettings.Threshold;
import io.sparktune.pruning.race.RaceSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PruningOfStudyFileTest {

  private static final double NONE = Double.POSITIVE_INFINITY;

  static List<Arguments> pruners() {
    return List.of(
        Arguments.of("none", new PrunerSettings.None()),
        Arguments.of("median", new Percentile(50, 5, 1, 1)),
        Arguments.of(
            "{ median { startup-trials = 2, warm-up-epochs = 0, interval-epochs = 3 } }",
            new Percentile(50, 2, 0, 3)),
        Arguments.of("percentile", new Percentile(25, 5, 1, 1)),
        Arguments.of("{ percentile { percentile = 12.5 } }", new Percentile(12.5, 5, 1, 1)),
        Arguments.of("threshold", new Threshold(-NONE, NONE, 1)),
        Arguments.of("{ threshold { lower = 0.5, from-epoch = 4 } }", new Threshold(0.5, NONE, 4)),
        Arguments.of("{ threshold { upper = 0.9, lower = none } }", new Threshold(-NONE, 0.9, 1)),
        Arguments.of("patient", new Patient(3, 0, new Percentile(50, 5, 1, 1))),
        Arguments.of(
            "{ patient { patience-epochs = 2, min-delta = 0.01, pruner = asha } }",
            new Patient(2, 0.01, new Asha(3, 3, HalvingType.STOPPING))),
        Arguments.of(
            "{ patient { pruner { percentile { percentile = 10 } } } }",
            new Patient(3, 0, new Percentile(10, 5, 1, 1))),
        Arguments.of("asha", new Asha(3, 3, HalvingType.STOPPING)),
        Arguments.of(
            "{ asha { min-epochs = 1, reduction = 4, type = promotion } }",
            new Asha(1, 4, HalvingType.PROMOTION)),
        Arguments.of("hyperband", new Hyperband(1, 3, HalvingType.STOPPING)),
        Arguments.of(
            "{ hyperband { min-epochs = 2, reduction = 2, type = synchronous } }",
            new Hyperband(2, 2, HalvingType.SYNCHRONOUS)),
        Arguments.of("successive-halving", new SuccessiveHalving(1, 3, 27)),
        Arguments.of("{ successive-halving { trials = 9 } }", new SuccessiveHalving(1, 3, 9)));
  }

  @ParameterizedTest
  @MethodSource("pruners")
  void aPrunerIsReadWithItsSettings(String written, PrunerSettings expected) {
    StudyFile file = Studies.with("pruning.pruner = " + written);
    assertThat(file.sections().pruning().pruner()).isEqualTo(expected);
    assertThat(Studies.read(file.resolvedText()).sections().pruning().pruner()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "wilcoxon, WILCOXON",
    "corrected-t, CORRECTED_T",
    "pooled-t, POOLED_T",
    "predictive-t, PREDICTIVE_T"
  })
  void aRaceIsReadWithItsConfidence(String written, RaceTest test) {
    assertThat(Studies.with("pruning.fold-race = " + written).sections().pruning().race())
        .isEqualTo(new RaceSettings(test, 0.95));
    String sure = "pruning.fold-race { " + written + " { confidence = 0.99 } }";
    assertThat(Studies.with(sure).sections().pruning().race())
        .isEqualTo(new RaceSettings(test, 0.99));
  }

  @Test
  void aPredictiveRaceHasAMargin() {
    String written = "pruning.fold-race { predictive-t { margin = 0.5 } }";
    assertThat(Studies.with(written).sections().pruning().race())
        .isEqualTo(new RaceSettings(RaceTest.PREDICTIVE_T, 0.95, 0.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "folds = 5; 0.25",
        "folds = 5, repeats = 2; 0.25",
        "folds = 10, repeats = 3; 0.1111111111111111",
        "scheme = grouped, folds = 4; 0.3333333333333333",
        "scheme = time-order, folds = 2; 0.75",
        "scheme = single, share = 0.2; 0.25"
      })
  void aRaceKnowsTheTestRowsOfEachTrainingRow_whateverTheRepeats(String scheme, double ratio) {
    String columns =
        scheme.contains("grouped") ? ", group = g" : scheme.contains("time") ? ", time = t" : "";
    StudyFile file =
        Studies.read(
            "study.goal = \"minimize rmse\", data { path = x, target = y"
                + columns
                + " }, validation { "
                + scheme
                + " }");

    assertThat(file.rules(file.validation().fits(), 20).race().testRatio()).isEqualTo(ratio);
  }

  @Test
  void trialsAreJudgedByWhatTheFileSays() {
    StudyFile file =
        Studies.read(
            """
            study { goal = "minimize rmse", strict = true, window = 4 }
            data { path = x, target = y }
            training { epochs = 30, batch-size = { choice = [16, 32] } }
            pruning { pruner = asha, fold-race = pooled-t }
            """);
    StudyRules rules = file.rules(5, 20);
    assertThat(rules.folds()).isEqualTo(5);
    assertThat(rules.direction()).isEqualTo(Direction.MINIMIZE);
    assertThat(rules.mostEpochs()).isEqualTo(30);
    assertThat(rules.window()).isEqualTo(4);
    // 3 and 9; from 27 it is less than the square root of 3 to the end.
    assertThat(IntStream.rangeClosed(1, 30).filter(epoch -> rules.pruner().looksAt(0, epoch)))
        .containsExactly(3, 9);
    assertThat(IntStream.range(0, 5).map(rules.race()::released)).containsExactly(1, 2, 4, 4, 5);
  }

  @Test
  void withoutPruning_allFoldsAreTrainedToTheEnd() {
    StudyRules rules = Studies.with("").rules(5, 1);
    assertThat(IntStream.rangeClosed(1, 30)).noneMatch(epoch -> rules.pruner().looksAt(0, epoch));
    assertThat(rules.pruner().pauseAfter(0, 0)).isEqualTo(FoldAssignment.END);
    assertThat(rules.race().released(0)).isEqualTo(5);
    assertThat(rules.window()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"12|12", "{ int = [10, 31], step = 10 }|30", "{ choice = [5, 40, 20] }|40"})
  void noTrialHasMoreEpochsThanTheLargestValue(String epochs, int expected) {
    StudyFile file = Studies.with("training.epochs = " + epochs);
    assertThat(file.rules(5, 20).mostEpochs()).isEqualTo(expected);
  }

  @Test
  void bracketsAreFilledFromTheFirstTrialOn() {
    StudyFile file =
        Studies.with(
            """
            training { epochs = 27, batch-size = { int = [1, 512] } }
            search { trials = 20, first-trial = 100 }
            pruning.pruner = { successive-halving { trials = 10 } }
            """);
    var pruner = file.rules(5, 20).pruner();
    assertThat(IntStream.range(100, 120).map(pruner::bracket))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThat(pruner.pauseAfter(0, 0)).isEqualTo(1);
  }

  @Test
  void strictModeGoesWithPrunersThatStopTrials() {
    StudyFile file =
        Studies.with("study.strict = true, pruning { pruner = hyperband, fold-race = wilcoxon }");
    assertThat(file.study().isStrict()).isTrue();
    assertThat(file.study().window()).isEqualTo(16);
  }

  @Test
  void aRaceNeedsTwoFolds_howeverTheyAreMade() {
    StudyFile file =
        Studies.with(
            "data.group = g, validation { scheme = grouped, folds = 2 }\n"
                + "pruning.fold-race = corrected-t");
    assertThat(file.rules(2, 1).race().released(0)).isEqualTo(1);
  }
}
