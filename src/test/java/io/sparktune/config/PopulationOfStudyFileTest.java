package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.pruning.PrunerSettings;
import io.sparktune.search.pbt.PbtSettings;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.FoldAssignment;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PopulationOfStudyFileTest {

  private static final String RANGES =
      """
      prepare.outliers = { choice = [none, { z-score { limit = { real = [2, 4] } } }] }
      model { units = { int = [8, 64] }, dropout = { real = [0, 0.5] }, l2 = { real = [1e-6, 1e-2] } }
      training {
        learning-rate = { real = [1e-4, 1e-1], scale = log }, batch-size = { choice = [16, 32] }
        updater = { choice = [{ adam { beta1 = { real = [0.8, 0.99] } } },
          { sgd { momentum = { real = [0, 0.9] } } }, { nesterov { momentum = { real = [0, 0.9] } } }] }
        schedule = { choice = [constant, { exponential { gamma = { real = [0.9, 1] } } }] }
        warm-up-epochs = { int = [0, 3] }
        clipping = { norm { limit = { real = [0.1, 10] } } }
      }
      """;

  private static PbtSettings pbt(StudyFile file) {
    return (PbtSettings) file.search().sampler();
  }

  @Test
  void perturbedAreAllNumbersThatLeaveNetworkAndRowsAlone() {
    assertThat(pbt(Studies.with(RANGES + "search.sampler = pbt")).perturbed())
        .containsExactlyInAnyOrder(
            "model.dropout",
            "model.l2",
            "training.learning-rate",
            "training.batch-size",
            "training.updater.adam.beta1",
            "training.updater.nesterov.momentum",
            "training.schedule.exponential.gamma",
            "training.warm-up-epochs",
            "training.clipping.norm.limit");
  }

  @Test
  void momentumThatIsNeverZeroMayChange_forDescentThenRemembersAlways() {
    StudyFile file =
        Studies.with(
            "training.updater = { sgd { momentum = { real = [0.1, 0.9] } } }\n"
                + "search.sampler = pbt");
    assertThat(pbt(file).perturbed()).containsExactly("training.updater.sgd.momentum");
  }

  @Test
  void namedParametersAloneArePerturbed() {
    String named = "search.sampler = { pbt { perturbed = [training.learning-rate] } }";
    assertThat(pbt(Studies.with(RANGES + named)).perturbed())
        .containsExactly("training.learning-rate");
  }

  @Test
  void aPopulationBringsItsPruner_andAsManyTrialsAsItMayTake() {
    StudyFile file =
        Studies.with(
            RANGES
                + "search.sampler = { pbt { population = 8, interval-epochs = 6, replaced-share ="
                + " 0.25 } }");
    StudyRules rules = file.rules(5, file.search().trials());

    assertThat(file.sections().pruning().pruner())
        .isEqualTo(new PrunerSettings.Population(6, 0.25));
    assertThat(rules.population()).isEqualTo(8);
    assertThat(rules.pruner().pauseAfter(0, 18)).isEqualTo(24);
    assertThat(rules.pruner().pauseAfter(0, 24)).isEqualTo(FoldAssignment.END);
    // Rungs at 6, 12, 18 and 24 of 30 epochs, at each of which all eight might be replaced.
    assertThat(file.search().trials()).isEqualTo(8 * 5);

    StudyFile again = Studies.read(file.resolvedText());
    assertThat(again.search()).isEqualTo(file.search());
    assertThat(again.sections().pruning()).isEqualTo(file.sections().pruning());
    assertThat(again.fingerprint()).isEqualTo(file.fingerprint());
  }

  @Test
  void trialsThatAreGivenAreTheLimit() {
    StudyFile file = Studies.with(RANGES + "search { sampler = pbt, trials = 35 }");
    assertThat(file.search().trials()).isEqualTo(35);
  }

  @Test
  void ofFewEpochsTheIntervalIsHalf() {
    StudyFile file = Studies.with(RANGES + "search.sampler = pbt", "training.epochs=6");
    assertThat(pbt(file).intervalEpochs()).isEqualTo(3);
  }

  @Test
  void givenStartsAreTheFirstMembers() {
    StudyFile file =
        Studies.with(
            RANGES
                + "search { sampler = pbt, start-from = [{ \"training.learning-rate\" = 0.01 }] }");
    assertThat(file.search().sampler().name()).isEqualTo("pbt");
    assertThat(file.rules(5, 100).population()).isEqualTo(20);
    assertThat(file.search().trials()).isEqualTo(20 * 6);
    assertThat(file.search().sampler().takesSeveralGoals()).isFalse();
  }

  @Test
  void theWinnersFileIsAStudyOfOneTrial() {
    StudyFile file = Studies.with("model.dropout = { real = [0, 0.5] }\nsearch.sampler = pbt");
    StudyFile best = Studies.read(file.withValues(Studies.values("model.dropout", 0.25), 30));
    assertThat(best.rules(5, 1).population()).isZero();
    assertThat(best.search().trials()).isEqualTo(1);
    assertThat(best.search().firstTrial()).isEqualTo(30);
  }

  @Test
  void otherStudiesHaveNoPopulation() {
    assertThat(Studies.with(RANGES).rules(5, 20).population()).isZero();
    assertThat(
            List.of(
                "auto", "bohb", "random", "nsga2", "genetic", "regularized-evolution", "cma-es"))
        .allMatch(
            name ->
                Studies.with(RANGES + "search.sampler = " + name)
                        .search()
                        .sampler()
                        .keptInTraining()
                    == 0);
  }
}
