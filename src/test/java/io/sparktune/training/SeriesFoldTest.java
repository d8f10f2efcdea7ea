package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.config.StudyFile;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.folds.FoldPlanner;
import io.sparktune.data.series.SeriesStudies;
import io.sparktune.space.Values;
import io.sparktune.training.checkpoints.NetworkState;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folds of series never see a value later than their cut. */
final class SeriesFoldTest {

  private static final int STEPS = 150;

  private static final String STUDY =
      """
      data { time = t, known-ahead = [known], series = id }
      data { season = 7.3, horizon = 3 }
      prepare { window = 6, season-lags = 1, difference = 1, seasonal-difference = true, fourier = 2 }
      prepare { transform = { box-cox { lambda = 0.3 } }, calendar { month = true, day-of-week = true } }
      training { epochs = 2, batch-size = 16 }
      validation { folds = 3, gap = 2 }
      """;

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  /**
   * Two series whose values from a step on are of another world.
   *
   * @param knownFrom the same for what is known ahead
   */
  private static KeyedDataset read(StudyFile study, int poisonedFrom, int knownFrom) {
    StringBuilder csv = new StringBuilder("id,t,y,seen,known\n");
    for (int step = 0; step < STEPS; step++) {
      for (String id : List.of("a", "b")) {
        boolean isPoisoned = step >= poisonedFrom;
        IntToDoubleFunction value =
            shift -> 10 + id.length() + 5 * Math.sin(0.8 * shift) + 0.1 * shift;
        csv.append(id)
            .append(',')
            .append(LocalDate.of(2020, 1, 1).plusDays(step))
            .append(',')
            .append(isPoisoned ? 1e6 : value.applyAsDouble(step + id.hashCode()))
            .append(',')
            .append(isPoisoned ? -1e6 : value.applyAsDouble(step + 3))
            .append(',')
            .append(step >= knownFrom ? 1e7 : step % 4)
            .append('\n');
      }
    }
    return SeriesStudies.read(study, csv.toString());
  }

  private static FoldPlan folds(StudyFile study, KeyedDataset read) {
    return FoldPlanner.plan(read.dataset().target(), read.keys(), study.validation(), 0.2, 1);
  }

  private static final Map<String, String> FORMS =
      Map.of(
          "recursive", "prepare.forecast = recursive",
          "quantiles", "data.quantiles = [0.1, 0.5, 0.9]",
          "target", "data { target = y, columns = [seen] }",
          "targets", "data.target = [y, seen]");

  /**
   * The study of a network.
   *
   * @param form a kind of network, and forms of the forecast behind it
   */
  private static StudyFile study(String form) {
    List<String> words = List.of(form.split(" "));
    String network = words.get(0);
    StringBuilder study = new StringBuilder(STUDY);
    study.append(FORMS.get(words.contains("targets") ? "targets" : "target")).append('\n');
    words.stream()
        .skip(1)
        .filter(word -> !word.equals("targets"))
        .forEach(word -> study.append(FORMS.get(word)).append('\n'));
    return SeriesStudies.study(
        study
            + "model { kind = %s%s }\nprepare.flatten = %s"
                .formatted(
                    network,
                    network.equals("n-linear") ? "" : ", dropout = 0.1",
                    !network.startsWith("series")));
  }

  /** The weights after two epochs, and what is predicted for the rows. */
  private static List<float[]> trained(StudyFile study, Dataset data, Fold fold, int[] rows) {
    TrialSettings plan = study.trialSettings().apply(new Values(Map.of()));
    FittedInputs fitted = data.fit(fold.trainRows(), plan.preparation());
    PreparedData prepared = PreparedData.of(data, fitted);
    try (TrainingRun run =
        new TrainingRun(prepared, fold.trainRows(), List.of(new Stage(plan, 7)), 2)) {
      run.epoch(1);
      run.epoch(2);
      return List.of(run.state().parameters(), run.outputs(rows));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlp",
        "n-linear",
        "series-cnn",
        "series-lstm",
        "mlp recursive",
        "n-linear recursive targets",
        "n-linear quantiles",
        "series-cnn quantiles targets"
      })
  void poisonedFutureChangesNothing(String network) {
    StudyFile study = study(network);
    KeyedDataset whole = read(study, STEPS, STEPS);
    for (Fold fold : folds(study, whole).folds()) {
      int cut = (int) Arrays.stream(times(whole, fold.trainRows())).max().orElseThrow();
      int first = (int) Arrays.stream(times(whole, fold.validationRows())).min().orElseThrow() - 2;
      assertThat(first - cut).as("the gap").isEqualTo(3);
      List<float[]> clean = trained(study, whole.dataset(), fold, fold.trainRows());
      Dataset poisoned = read(study, cut + 1, cut + 1).dataset();
      List<float[]> dirty = trained(study, poisoned, fold, fold.trainRows());
      assertThat(dirty.get(0)).isEqualTo(clean.get(0));
      assertThat(dirty.get(1)).isEqualTo(clean.get(1));
      int[] row = {fold.validationRows()[0]};
      assertThat(trained(study, read(study, first, STEPS).dataset(), fold, row).get(1))
          .as("what is foretold of the first step that validates")
          .isEqualTo(trained(study, whole.dataset(), fold, row).get(1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlp",
        "n-linear",
        "series-cnn",
        "series-lstm",
        "n-linear recursive",
        "mlp quantiles targets",
        "series-lstm quantiles"
      })
  void resumedTrainingIsTheSameToTheBit(String network) {
    StudyFile study = study(network);
    KeyedDataset read = read(study, STEPS, STEPS);
    Fold fold = folds(study, read).folds().get(0);
    TrialSettings plan = study.trialSettings().apply(new Values(Map.of()));
    FittedInputs fitted = read.dataset().fit(fold.trainRows(), plan.preparation());
    PreparedData prepared = PreparedData.of(read.dataset(), fitted);
    List<Stage> stages = List.of(new Stage(plan, 7));
    NetworkState paused;
    try (TrainingRun run = new TrainingRun(prepared, fold.trainRows(), stages, 2)) {
      run.epoch(1);
      paused = run.state();
    }
    try (TrainingRun run = new TrainingRun(prepared, fold.trainRows(), stages, 2)) {
      run.resume(paused);
      run.epoch(2);
      List<float[]> whole = trained(study, read.dataset(), fold, fold.validationRows());
      assertThat(run.state().parameters()).isEqualTo(whole.get(0));
      assertThat(run.outputs(fold.validationRows())).isEqualTo(whole.get(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlp", "series-cnn", "series-lstm", "n-linear recursive"})
  void rowsAreForetoldAlikeInAnyCompany(String network) {
    StudyFile study = study(network);
    KeyedDataset read = read(study, STEPS, STEPS);
    Fold fold = folds(study, read).folds().get(2);
    int[] rows = fold.validationRows();
    float[] together = trained(study, read.dataset(), fold, rows).get(1);
    int[] some = {rows[5], rows[0]};
    float[] apart = trained(study, read.dataset(), fold, some).get(1);
    int width = apart.length / 2;
    for (int i = 0; i < width; i++) {
      assertThat(apart[i]).isCloseTo(together[5 * width + i], within(1e-6f));
      assertThat(apart[width + i]).isCloseTo(together[i], within(1e-6f));
    }
  }

  private static double[] times(KeyedDataset read, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> read.keys().times()[row]).toArray();
  }
}
