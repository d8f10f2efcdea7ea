package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.sections.Kinds;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.objective.ObjectiveKind;
import io.sparktune.objective.ObjectiveSettings;
import io.sparktune.objective.ObjectiveTrial;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.space.Parameter;
import io.sparktune.trial.Goal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Study files that name an objective instead of data and a network. */
final class ObjectiveOfStudyFileTest {

  private static final Kinds KINDS = Kinds.builtIn().withObjectives(List.of(new Parabola()));

  private static final String PARABOLA =
      """
      study.goal = "minimize height"
      objective { kind = parabola, x = { real = [-1, 1] }, steep = 2 }
      """;

  private static final class Parabola implements ObjectiveKind {

    @Override
    public String name() {
      return "parabola";
    }

    @Override
    public ObjectiveSettings read(SettingsReader objective) {
      return new ParabolaSettings(
          objective.real("x", Bounds.from(-10, 10), 0),
          objective.real("steep", Bounds.above(0, 10), 1));
    }
  }

  private record ParabolaSettings(double x, double steep) implements ObjectiveSettings {
    @Override
    public double[] scores(ObjectiveTrial trial) {
      return new double[] {steep * x * x};
    }
  }

  private static StudyFile read(String text) {
    return StudyFile.read("conf/my.conf", text, List.of(), Set.of(), KINDS);
  }

  private static void assertProblem(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining(message);
  }

  @Test
  void anObjectiveHasItsOwnKeysWhichMayBeRanges() {
    StudyFile file = read(PARABOLA);

    assertThat(file.hasObjective()).isTrue();
    assertThat(file.space().parameters())
        .extracting(Parameter::name)
        .containsExactly("objective.x");
    assertThat(file.settings().apply(Studies.values("objective.x", 0.5)))
        .isEqualTo(new ParabolaSettings(0.5, 2));
    assertThat(file.study().goals().all())
        .extracting(Goal::toString)
        .containsExactly("minimize height");
    assertThat(file.rules(1, 20).mostEpochs()).isEqualTo(1);
  }

  @Test
  void theWholeStudyCanBeReadAgain() {
    StudyFile file = read(PARABOLA);

    StudyFile again = read(file.resolvedText());

    assertThat(file.resolvedText()).contains("parabola").doesNotContain("learning-rate");
    assertThat(again.fingerprint()).isEqualTo(file.fingerprint());
    assertThat(again.resolvedText()).isEqualTo(file.resolvedText());
    StudyFile best = read(file.withValues(Studies.values("objective.x", 0.25), 7));
    assertThat(best.space().parameters()).isEmpty();
    assertThat(best.settings().apply(Studies.values())).isEqualTo(new ParabolaSettings(0.25, 2));
  }

  @Test
  void equalValuesHaveEqualFingerprintsOfTraining() {
    StudyFile file = read(PARABOLA);

    assertThat(file.trainingFingerprint(Studies.values("objective.x", 0.5)))
        .isEqualTo(file.trainingFingerprint(Studies.values("objective.x", 0.5)))
        .isNotEqualTo(file.trainingFingerprint(Studies.values("objective.x", 0.25)));
  }

  @Test
  void constraintsAndStoppingRulesNameItsScores() {
    StudyFile file =
        read(PARABOLA + "search.constraints = [\"height <= 0.5\"]\nstopping.target = 0.1\n");

    assertThat(file.rules(1, 20).constraints().metrics())
        .isEqualTo(List.of(file.study().goal().metric()));
    assertThat(file.stopping().target()).isEqualTo(0.1);
  }

  @Test
  void problemsHaveFileLineAndKey() {
    assertProblem(
        PARABOLA.replace("steep", "steap"),
        "conf/my.conf:2: objective.steap: unknown key; did you mean objective.steep?");
    assertProblem(
        PARABOLA.replace("parabola", "parabla"),
        "conf/my.conf:2: objective.kind: got \"parabla\", wanted parabola");
    assertProblem(
        PARABOLA.replace("steep = 2", "steep = 0"),
        "conf/my.conf:2: objective.steep: got 0, wanted a number above 0 up to 10");
  }

  @Test
  void sectionsOfNetworksMeanNothing() {
    assertProblem(
        PARABOLA + "model.units = 8\n", "conf/my.conf:3: model: means nothing beside objective");
    assertProblem(
        PARABOLA + "data.path = x.csv\n", "conf/my.conf:3: data: means nothing beside objective");
  }

  @Test
  void whatChangesTrialsInTrainingIsRefused() {
    assertProblem(
        PARABOLA + "search.sampler = pbt\n",
        "conf/my.conf:3: search.sampler: got \"pbt\", wanted one of");
  }

  @Test
  void trialsAreKeptAndPaused() {
    StudyFile file =
        read(
            PARABOLA
                + "objective.epochs = 9\npruning.pruner = { asha { type = promotion } }\n"
                + "checkpoints.every = 5s\n");

    assertThat(file.segments().millisPerCheckpoint()).isEqualTo(5000);
  }

  @Test
  void goalsNameScoresThatAreNoColumns() {
    assertProblem(
        PARABOLA.replace("height", "epochs"),
        "conf/my.conf:1: study.goal: got \"minimize epochs\"");
  }
}
