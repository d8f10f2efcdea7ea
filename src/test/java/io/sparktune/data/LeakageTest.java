package io.sparktune.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.folds.FoldPlanner;
import io.sparktune.data.folds.Validation;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.FittedPreparation;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import io.sparktune.data.table.TablePreparation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Nothing of a validation or held-out row may reach what is fitted on a fold. */
final class LeakageTest {

  private static final double[] EXTREMES = {
    Double.NaN, Double.MAX_VALUE, -Double.MAX_VALUE, 0, 1e-300, 123
  };
  private static final String[] STRANGE = {null, "", "missing", "\uD83D\uDE00", "Adelie", "ø"};

  @Test
  void validationRows_neverChangeWhatIsFittedNorTheTrainingInputs() {
    TableDataset data = SampleFile.dataset("tabular/penguins.csv", "species");
    FoldPlan plan =
        FoldPlanner.plan(data.target(), RowKeys.none(), new Validation.KFold(3, 1, true), 0.2, 11);
    SplittableRandom random = new SplittableRandom(11);
    for (Fold fold : plan.folds()) {
      TableDataset changed = changed(data, fold.trainRows(), random);
      for (TablePreparation settings : PreparationFixture.all()) {
        FittedPreparation fitted = FittedPreparation.fit(data, fold.trainRows(), settings);
        FittedPreparation other = FittedPreparation.fit(changed, fold.trainRows(), settings);

        assertThat(other).isEqualTo(fitted);
        assertThat(PreparationFixture.inputs(other, changed.features(), fold.trainRows()))
            .isDeepEqualTo(PreparationFixture.inputs(fitted, data.features(), fold.trainRows()));
      }
    }
  }

  /** Every row that does not train gets other cells and another label. */
  private static TableDataset changed(TableDataset data, int[] trainRows, SplittableRandom random) {
    boolean[] trains = new boolean[data.rows()];
    Arrays.stream(trainRows).forEach(row -> trains[row] = true);
    List<Column> columns = new ArrayList<>();
    for (Column column : data.features().columns()) {
      columns.add(
          column instanceof NumericColumn numeric
              ? changed(numeric, trains, random)
              : changed((CategoricalColumn) column, trains, random));
    }
    ClassTarget target = (ClassTarget) data.target();
    int[] labels = new int[data.rows()];
    Arrays.setAll(
        labels, row -> trains[row] ? target.labelAt(row) : random.nextInt(target.labels().size()));
    return new TableDataset(
        Table.of(columns), ClassTarget.of(target.name(), target.labels(), labels), data.format());
  }

  private static Column changed(NumericColumn column, boolean[] trains, SplittableRandom random) {
    double[] cells = new double[column.rows()];
    Arrays.setAll(
        cells,
        row -> trains[row] ? column.valueAt(row) : EXTREMES[random.nextInt(EXTREMES.length)]);
    return NumericColumn.of(column.name(), cells);
  }

  private static Column changed(
      CategoricalColumn column, boolean[] trains, SplittableRandom random) {
    List<String> cells = new ArrayList<>();
    for (int row = 0; row < column.rows(); row++) {
      if (!trains[row]) {
        cells.add(STRANGE[random.nextInt(STRANGE.length)]);
      } else {
        cells.add(column.isMissing(row) ? null : column.categories().get(column.codeAt(row)));
      }
    }
    return CategoricalColumn.of(column.name(), cells);
  }
}
