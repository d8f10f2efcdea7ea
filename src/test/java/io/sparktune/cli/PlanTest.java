package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "churn; model.dropout 0 to 0.4, step 0.1;"
            + "auto search: 15 trials of 5 folds are 75 fits",
        "circles; training.updater.nesterov.momentum"
            + " 0.5 to 0.95 training.updater is nesterov;"
            + "auto search: 12 trials of 5 folds are 60 fits",
        "concrete; model.units.1 16 to 64, step 16"
            + " model.layers is 2;auto search: 20 trials of 5 folds are 100 fits",
        "digits-mlp; prepare.scale standard | min-max;"
            + "auto search: 20 trials of 5 folds are 100 fits",
        "keras-style; model.units 32 to 512, step 32;"
            + "random search: 10 trials of 10 folds are 100 fits",
        "penguins; model.units [32] | [16] | [16, 16];"
            + "auto search: 12 trials of 5 folds are 60 fits"
      })
  void aSampleStudy_isPlanned(String name, String parameter, String fits) {
    InProcess answer = plan("conf/" + name + ".conf");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(answer.outLines())
        .first()
        .asString()
        .matches("study " + name + ": (maximize|minimize) .*, seed 42, results in runs/" + name);
    assertThat(answer.out().replaceAll(" +", " "))
        .contains("\n" + parameter)
        .contains("\nthe space has no grid, since ")
        .contains("\n" + fits + ", and one more for the winner\n");
  }

  @Test
  void theClassicGrid_isCounted() {
    assertThat(plan("conf/classic-grid.conf").outLines())
        .contains(
            "the space's grid has 80 points",
            "grid search: 80 trials of 5 folds are 400 fits, and one more for the winner");
  }

  @Test
  void theClassicGridOfConvolutionalNetworks_isCounted() {
    assertThat(plan("conf/mnist-cnn.conf").outLines())
        .contains(
            "the space's grid has 243 points",
            "grid search: 243 trials of 5 folds are 1,215 fits, and one more for the winner",
            "Deeplearning4j trains networks with what the fused engine lacks: the kind cnn");
  }

  @Test
  void aGridThatIsLargerThanAnyStudy_isToldToBeCut() {
    assertThat(
            plan(
                    "conf/circles.conf",
                    "search={sampler=grid, trials=0}",
                    "model={dropout={real=[0,0.9],step=1e-9}, l2={real=[0,1],step=1e-9}}",
                    "training={epochs=1}")
                .outLines())
        .contains(
            "the space's grid has 900,000,001,900,000,001 points",
            "the grid is cut: a study has at most 2,147,483,647 trials; wanted wider steps or fewer"
                + " ranges",
            "grid search: 2,147,483,647 trials of 5 folds are 10,737,418,235 fits, and one more for"
                + " the winner");
  }

  @Test
  void constraints_areToldWithTheShareThatKeepsThem() {
    InProcess answer =
        plan("conf/penguins.conf", "search.constraints=[\"training.learning-rate <= 1e-2\"]");

    assertThat(answer.out()).contains("\nconstraint  training.learning-rate <= 1e-2\n");
    // Half of the range on its log scale: 5,000 with a deviation of 50, six of them.
    assertThat(answer.out())
        .containsPattern(
            "\n(4,[789]|5,[012])[0-9]{2} of 10,000 random values \\([45].* %\\) satisfy it\n");
  }

  @Test
  void constraintsThatFewValuesKeep_areToldWithDigitsThatTell() {
    // One value in 9,200: 1 of 10,000 is expected.
    assertThat(
            plan("conf/circles.conf", "search.constraints=[\"training.learning-rate >= 0.09995\"]")
                .out())
        .containsPattern(
            "\n[0-9] of 10,000 random values \\((less than 0\\.01|0\\.0[1-9]) %\\) satisfy it\n");
  }

  @Test
  void whereNothingVaries_thatIsSaid() {
    assertThat(
            plan(
                    "conf/circles.conf",
                    "model.activation=relu",
                    "training.learning-rate=0.01",
                    "training.updater=adam",
                    "search.trials=1")
                .out())
        .contains("\nnothing varies\n", "\nthe space's grid has 1 point\n")
        .contains("1 trial of 5 folds are 5 fits,");
  }

  @Test
  void aListOfNoPaths_isBadInput() {
    assertThat(plan("conf/penguins.conf", "data.path=[]").err())
        .contains("data.path", "wanted a file or a folder, or a list of them");
  }

  @Test
  void anEmptyStart_isBadInput() {
    assertThat(plan("conf/penguins.conf", "search.start-from=[\"\"]").errLines())
        .containsExactly(
            "override \"search.start-from=[\\\"\\\"]\": search.start-from: got \"\", wanted values"
                + " in braces or a study file");
  }

  @Test
  void weightsAndPriors_areTold() {
    String space =
        plan(
                "conf/penguins.conf",
                "prepare.missing={ choice = [median, mean], weights = [3, 1] }",
                "training.learning-rate={ real = [1e-3, 1e-1], scale = log,"
                    + " prior { normal { mean = 3e-3, deviation = 0.5 } } }")
            .out();

    assertThat(space)
        .contains("median (75.0 %) | mean (25.0 %)")
        .contains("0.001 to 0.1, log, normal around 0.003 with deviation 0.5");
  }

  @Test
  void constraintsThatNothingKeeps_areBadInput() {
    InProcess answer =
        plan("conf/penguins.conf", "search.constraints=[\"training.learning-rate < 0\"]");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("none of 100,000 random values keep it");
  }

  @Test
  void aPopulation_isPlannedByItsSize() {
    assertThat(plan("conf/digits-pbt.conf").out())
        .contains(
            "pbt search: at most 72 trials of 3 folds train as much as 36 fits, and one more for"
                + " the winner");
  }

  @Test
  void withoutSpark_theRowsAreNotRead() {
    assertThat(plan("conf/penguins.conf").out())
        .contains(
            "data: table of data-samples/tabular/penguins.csv, not read, since spark.master is not"
                + " set\n");
    assertThat(plan("conf/circles.conf").out())
        .contains("data: circles: 1000 rows, 2 features, 2 classes of circle; 200 rows held out\n");
    assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
        .as("a running Spark has this thread")
        .doesNotContain("dag-scheduler-event-loop");
  }

  @Test
  void theResolvedConfiguration_isTold() {
    assertThat(plan("conf/penguins.conf", "training.epochs=3").out())
        .contains("\nThe whole configuration:\n")
        .contains("epochs = 3");
  }

  private static InProcess plan(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "plan";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return InProcess.executeWithoutSpark(all);
  }

  /** A Spark with this master would not start. */
  @Test
  void rowsOfSmallLocalFiles_areReadWithoutSpark() {
    Map<String, String> impossible = Map.of("spark.master", "local[none]");

    InProcess plan = InProcess.execute(impossible, "plan", "conf/digits-mlp.conf");
    InProcess profile = InProcess.execute(impossible, "profile", "conf/penguins.conf");

    assertThat(plan.err()).isEmpty();
    assertThat(plan.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(plan.out()).contains("1797 rows, 64 features");
    assertThat(profile.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(profile.out()).contains("344 rows");
  }
}
