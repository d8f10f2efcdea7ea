package io.sparktune.data.table;

import static io.sparktune.data.PreparationFixture.PLAIN;
import static io.sparktune.data.PreparationFixture.classes;
import static io.sparktune.data.PreparationFixture.inputs;
import static io.sparktune.data.PreparationFixture.missing;
import static io.sparktune.data.PreparationFixture.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.data.BatchWriter;
import io.sparktune.data.ClassTarget;
import io.sparktune.data.Copies;
import io.sparktune.data.DataError;
import io.sparktune.data.Imbalance;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.PreparationFixture;
import io.sparktune.data.RowArrays;
import io.sparktune.data.SampleFile;
import io.sparktune.data.table.TablePreparation.Categories;
import io.sparktune.data.table.TablePreparation.MissingCells;
import io.sparktune.data.table.TablePreparation.Outliers;
import io.sparktune.data.table.TablePreparation.Scaling;
import io.sparktune.data.table.text.CellFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FittedPreparationTest {

  private static final double NONE = Double.NaN;

  /** Rows 0 to 4 train: mean 4, median 3, quartiles 2 and 5, deviation √8; rows 5 to 7 do not. */
  private static final double[] CELLS = {1, 2, 3, 5, 9, 100, -100, NONE};

  private static final int[] TRAINING = {0, 1, 2, 3, 4};

  @ParameterizedTest
  @CsvSource({
    "NONE, 0, 1",
    "STANDARD, 4, 2.8284271247461903",
    "MIN_MAX, 1, 8",
    "SYMMETRIC, 5, 4",
    "ROBUST, 3, 3"
  })
  void scaling_usesTrainingRowsAlone(Scaling scaling, double center, double spread) {
    TableDataset data = numeric(CELLS);
    FittedPreparation fitted =
        FittedPreparation.fit(data, TRAINING, numbers(new Outliers.Keep(), scaling));

    float[][] inputs = inputs(fitted, data.features(), 0, 5, 6, 7);

    // Inputs are floats, which keep 7 digits.
    assertThat((double) inputs[0][0]).isCloseTo((1 - center) / spread, within(1e-5));
    assertThat((double) inputs[1][0]).isCloseTo((100 - center) / spread, within(1e-5));
    assertThat((double) inputs[2][0]).isCloseTo((-100 - center) / spread, within(1e-5));
    assertThat((double) inputs[3][0]).isCloseTo((4 - center) / spread, within(1e-5));
    assertThat(fitted.targetScale().scaled(9)).isCloseTo((9 - center) / spread, within(1e-12));
    assertThat(fitted.targetScale().unscaled(fitted.targetScale().scaled(77)))
        .isCloseTo(77, within(1e-12));
  }

  @Test
  void missingNumbers_areFilledAsAskedAndTold() {
    double[] cells = {1, 1, 4, 10, NONE, NONE};
    TableDataset data = numeric(cells);
    int[] training = {0, 1, 2, 3, 4};

    assertThat(filled(data, training, new MissingCells.Mean())).containsExactly(4, 1);
    assertThat(filled(data, training, new MissingCells.Median())).containsExactly(2.5f, 1);
    assertThat(filled(data, training, new MissingCells.MostFrequent())).containsExactly(1, 1);
    assertThat(filled(data, training, new MissingCells.Constant(-7))).containsExactly(-7, 1);
  }

  @Test
  void columnWithoutMissingTrainingCells_hasNoIndicator() {
    FittedPreparation fitted =
        FittedPreparation.fit(numeric(CELLS), TRAINING, missing(new MissingCells.Mean()));

    assertThat(fitted.inputNames()).containsExactly("x");
  }

  @Test
  void outliers_areClippedBeforeScaling() {
    TableDataset data = numeric(CELLS);

    assertThat(clipped(data, new Outliers.Quantile(0.25, 0.75), Scaling.NONE))
        .containsExactly(2, 5, 2, 5);
    // Quartiles 2 and 5, widened by half of their distance.
    assertThat(clipped(data, new Outliers.Iqr(0.5), Scaling.NONE))
        .containsExactly(1, 6.5f, 0.5f, 6.5f);
    // Mean 4, deviation √8.
    float reach = (float) Math.sqrt(8);
    assertThat(clipped(data, new Outliers.ZScore(1), Scaling.NONE))
        .containsExactly(4 - reach, 4 + reach, 4 - reach, 4 + reach);
    assertThat(clipped(data, new Outliers.Quantile(0.25, 0.75), Scaling.MIN_MAX))
        .containsExactly(0, 1, 0, 1);
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void constantAndEmptyColumns_become0(Scaling scaling) {
    NumericColumn constant = NumericColumn.of("constant", new double[] {0.1, 0.1, 0.1, 8});
    NumericColumn empty = NumericColumn.of("empty", new double[] {NONE, NONE, NONE, 8});
    TableDataset data =
        new TableDataset(
            Table.of(List.of(constant, empty)),
            NumberTarget.of("y", new double[] {0.1, 0.1, 0.1, 8}));
    FittedPreparation fitted =
        FittedPreparation.fit(data, new int[] {0, 1, 2}, numbers(new Outliers.Keep(), scaling));

    assertThat(inputs(fitted, data.features(), 0, 3)).isDeepEqualTo(new float[][] {{0, 0}, {0, 0}});
    assertThat(fitted.targetScale().scaled(8)).isZero();
    assertThat(fitted.targetScale().unscaled(0)).isEqualTo(0.1);
  }

  @Test
  void robustScaling_ofEqualQuartiles_fallsBackToTheDeviation() {
    TableDataset data = numeric(0, 0, 0, 0, 0, 0, 0, 0, 0, 10);
    FittedPreparation fitted =
        FittedPreparation.fit(
            data, RowArrays.all(10), numbers(new Outliers.Keep(), Scaling.ROBUST));

    assertThat(inputs(fitted, data.features(), 9)[0][0]).isEqualTo(10f / 3);
  }

  @Test
  void inputs_areFiniteWhateverTheCells() {
    double max = Double.MAX_VALUE;
    TableDataset data = numeric(1, 1 + 1e-12, 2, max, -max, NONE);
    for (TablePreparation settings : PreparationFixture.all()) {
      for (int[] training : new int[][] {{0, 1}, {0, 1, 2, 3, 4, 5}, {5}, {3, 4}}) {
        FittedPreparation fitted = FittedPreparation.fit(data, training, settings);
        for (float[] inputs : inputs(fitted, data.features(), RowArrays.all(6))) {
          for (float input : inputs) {
            assertThat(input).as("%s %s", settings, Arrays.toString(training)).isFinite();
          }
        }
      }
    }
  }

  @Test
  void categories_becomeOneInputEach() {
    TableDataset data = colours("red", "blue", null, "red", "green");
    FittedPreparation fitted = FittedPreparation.fit(data, new int[] {0, 1, 2, 3}, PLAIN);

    assertThat(fitted.inputNames())
        .containsExactly("colour is blue", "colour is red", "colour is missing");
    assertThat(inputs(fitted, data.features(), 0, 1, 2, 4))
        .isDeepEqualTo(new float[][] {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}, {0, 0, 0}});
  }

  @Test
  void missingCategoryThatTrainingRowsLack_isAllZeros() {
    TableDataset data = colours("red", "blue", null);
    FittedPreparation fitted = FittedPreparation.fit(data, new int[] {0, 1}, PLAIN);

    assertThat(inputs(fitted, data.features(), 2)).isDeepEqualTo(new float[][] {{0, 0}});
  }

  @Test
  void ordinalCategories_areTheirPlaceInOrderOfName() {
    TableDataset data = colours("red", "blue", null, "pink", "green");
    FittedPreparation fitted =
        FittedPreparation.fit(
            data, new int[] {0, 1, 2, 3}, classes(Categories.ORDINAL, Imbalance.NONE));

    assertThat(fitted.inputNames()).containsExactly("colour");
    assertThat(inputs(fitted, data.features(), 0, 1, 2, 3, 4))
        .isDeepEqualTo(new float[][] {{0.75f}, {0.25f}, {1}, {0.5f}, {0}});
  }

  @Test
  void anotherTable_isReadByNameOfCategory() {
    FittedPreparation fitted =
        FittedPreparation.fit(colours("red", "blue"), new int[] {0, 1}, PLAIN);

    Table other = colours("amber", "red").features();

    assertThat(inputs(fitted, other, 0, 1)).isDeepEqualTo(new float[][] {{0, 0}, {0, 1}});
  }

  @Test
  void tableOfOtherColumns_isRefused() {
    FittedPreparation fitted =
        FittedPreparation.fit(colours("red", "blue"), new int[] {0, 1}, PLAIN);

    assertThatThrownBy(() -> fitted.writer(numeric(1, 2)))
        .isInstanceOf(DataError.class)
        .hasMessage(
            "The preparation was fitted on the numeric columns [], but the table has [x]; read it"
                + " with the columns and kinds of the training data.");
  }

  @Test
  void classWeights_areBalanced() {
    TableDataset data = colours("red", "red", "red", "blue", "red");
    ClassTarget target =
        ClassTarget.of("y", List.of("a", "b", "absent"), new int[] {0, 0, 0, 1, 1});
    TableDataset classes = new TableDataset(data.features(), target);
    int[] training = {0, 1, 2, 3};

    assertThat(
            FittedPreparation.fit(
                    classes, training, classes(Categories.ONE_HOT, Imbalance.CLASS_WEIGHTS))
                .classWeights())
        .containsExactly(4 / 9.0, 4 / 3.0, 1);
    assertThat(FittedPreparation.fit(classes, training, PLAIN).classWeights())
        .containsExactly(1, 1, 1);
  }

  @Test
  void write_takesTheRowsFromAPlaceOn() {
    TableDataset data = numeric(5, 6, 7);
    float[] into = new float[3];

    FittedPreparation.fit(data, new int[] {0}, PLAIN)
        .writer(data)
        .write(new int[] {0, 2, 1}, 1, 2, input -> into);

    assertThat(into).containsExactly(7, 6, 0);
  }

  @Test
  void write_leavesNothingOfAnotherRow() {
    TableDataset data = colours("red", "blue");
    BatchWriter writer = FittedPreparation.fit(data, new int[] {0, 1}, PLAIN).writer(data);
    float[] into = new float[2];

    writer.write(new int[] {0, 1}, 0, 1, input -> into);
    writer.write(new int[] {0, 1}, 1, 1, input -> into);

    assertThat(into).containsExactly(1, 0);
  }

  @Test
  void fitted_isPlainJson() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    TableDataset data = SampleFile.dataset("tabular/penguins.csv", "species");
    for (TablePreparation settings : PreparationFixture.all()) {
      FittedPreparation fitted = FittedPreparation.fit(data, RowArrays.all(data.rows()), settings);

      assertThat(json.readValue(json.writeValueAsString(fitted), FittedPreparation.class))
          .isEqualTo(fitted);
      assertThat(Copies.copy(fitted, FittedPreparation.class)).isEqualTo(fitted);
    }
  }

  @Test
  void theFileOfAnEarlierVersion_isRead() throws IOException {
    String file =
        """
        { "numbers": [ { "name": "x", "fill": 2.0, "low": 0.0, "high": 9.0,
                         "scale": { "center": 1.0, "spread": 2.0 }, "indicator": true } ],
          "categories": [ { "name": "c", "categories": ["a"], "missing": false,
                            "encoding": "ONE_HOT" } ],
          "targetScale": { "center": 0.0, "spread": 1.0 },
          "weights": [1.0, 1.0],
          "missing": ["NA"] }
        """;

    FittedPreparation fitted = new TableKind().inputs(file.getBytes(StandardCharsets.UTF_8));

    assertThat(fitted.inputNames()).containsExactly("x", "c is a", "x is missing");
    assertThat(fitted.cells()).isEqualTo(CellFormat.plain(List.of("NA")));
    assertThat(new TableKind().inputs(new TableKind().write(fitted))).isEqualTo(fitted);
  }

  private static float[] filled(TableDataset data, int[] training, MissingCells missing) {
    FittedPreparation fitted = FittedPreparation.fit(data, training, missing(missing));
    assertThat(fitted.inputNames()).containsExactly("x", "x is missing");
    assertThat(inputs(fitted, data.features(), 0)[0]).containsExactly(1, 0);
    return inputs(fitted, data.features(), 5)[0];
  }

  /** The inputs of rows 0, 4, 6 and 5. */
  private static float[] clipped(TableDataset data, Outliers outliers, Scaling scale) {
    FittedPreparation fitted = FittedPreparation.fit(data, TRAINING, numbers(outliers, scale));
    float[][] inputs = inputs(fitted, data.features(), 0, 4, 6, 5);
    return new float[] {inputs[0][0], inputs[1][0], inputs[2][0], inputs[3][0]};
  }

  private static TableDataset numeric(double... cells) {
    double[] target = Arrays.stream(cells).map(x -> Double.isNaN(x) ? 0 : x).toArray();
    return new TableDataset(
        Table.of(List.of(NumericColumn.of("x", cells))), NumberTarget.of("y", target));
  }

  private static TableDataset colours(String... cells) {
    return new TableDataset(
        Table.of(List.of(CategoricalColumn.of("colour", Arrays.asList(cells)))),
        NumberTarget.of("y", new double[cells.length]));
  }
}
