package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import org.junit.jupiter.api.Test;

final class GoalsOfStudyFileTest {

  private static StudyFile study(String goal) {
    return Studies.read("study.goal = " + goal + ", data { path = x, target = y }");
  }

  @Test
  void aListIsOrdered_theFirstGoalLeads() {
    StudyFile file =
        study("[\"maximize f1@yes\", \"minimize parameters\", \"maximize recall@no\"]");

    assertThat(file.study().goals().all())
        .containsExactly(
            new Goal(StandardClassMetric.F1, "yes", Direction.MAXIMIZE),
            new Goal(CostMetric.PARAMETERS, "", Direction.MINIMIZE),
            new Goal(StandardClassMetric.RECALL, "no", Direction.MAXIMIZE));
    assertThat(file.study().goal()).isEqualTo(file.study().goals().first());
    assertThat(file.rules(5, 10).goals()).isEqualTo(file.study().goals());
    assertThat(file.perClass()).containsExactly("yes", "no");
  }

  @Test
  void costsMayBeWantedLarge() {
    assertThat(study("[\"minimize log-loss\", \"maximize model-bytes\"]").study().goals())
        .hasToString("minimize log-loss, maximize model-bytes");
  }

  @Test
  void aListOfOneGoal_isTheSameStudyAsItsText() {
    StudyFile text = study("\"maximize accuracy\"");
    StudyFile list = study("[\"maximize accuracy\"]");

    assertThat(list.study()).isEqualTo(text.study());
    assertThat(list.fingerprint()).isEqualTo(text.fingerprint());
    assertThat(study("[\"maximize accuracy\", \"minimize parameters\"]").fingerprint())
        .isNotEqualTo(text.fingerprint());
  }

  @Test
  void severalGoalsAreKeptInBestConf() {
    StudyFile file = study("[\"maximize accuracy\", \"minimize parameters\"]");
    StudyFile best = Studies.read(file.withValues(file.space().valuesAt(new double[0]), 7));

    assertThat(best.study().goals()).isEqualTo(file.study().goals());
  }
}
