package io.sparktune.data.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.DataKind;
import io.sparktune.data.Dataset;
import io.sparktune.data.DatasetContract;
import io.sparktune.data.InputShape;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import io.sparktune.data.table.TablePreparation.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RatingsDatasetTest implements DatasetContract {

  private static final int ROWS = 40;

  @Override
  public DataKind kind() {
    return new RatingsKind();
  }

  @Override
  public Dataset data() {
    return data(new int[0], false);
  }

  /** Other rows have users and items that nobody has seen, and other numbers. */
  @Override
  public Dataset changed(int[] trainRows) {
    return data(trainRows, true);
  }

  private static Dataset data(int[] kept, boolean isChanged) {
    List<String> users = new ArrayList<>();
    List<String> items = new ArrayList<>();
    double[] ages = new double[ROWS];
    double[] ratings = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      boolean isOther = isChanged && Arrays.binarySearch(kept, row) < 0;
      users.add(isOther ? "0 other " + row : "u" + row % 7);
      items.add(isOther ? "0 other " + row : "i" + row % 5);
      ages[row] = isOther ? 1e6 : row % 9;
      ratings[row] = isOther ? -1e6 : row % 4;
    }
    return new RatingsDataset(
        CategoricalColumn.of("user", users),
        CategoricalColumn.of("item", items),
        List.of("age"),
        new TableDataset(
            Table.of(List.of(NumericColumn.of("age", ages))), NumberTarget.of("rating", ratings)),
        new Feedback.Explicit());
  }

  @Override
  public List<PreparationSettings> preparations() {
    return List.of(
        new RatingsPreparation(1, Scaling.STANDARD, Scaling.STANDARD, 4),
        new RatingsPreparation(3, Scaling.STANDARD, Scaling.NONE, 4),
        new RatingsPreparation(4, Scaling.MIN_MAX, Scaling.STANDARD, 4));
  }

  @Test
  void whoHasTooFewTrainingRatingsIsUnknown() {
    RatingsDataset data = (RatingsDataset) data();
    int[] rows = {0, 1, 7, 8, 14}; // u0 three times, u1 twice
    FittedRatings fitted = fitted(data, rows, 2);
    assertThat(fitted.users().categories()).containsExactly("u0", "u1");
    assertThat(fitted(data, rows, 3).users().categories()).containsExactly("u0");
    float[][] inputs = {new float[3], new float[3], new float[3]};
    fitted.writer(data).write(new int[] {0, 1, 2}, 0, 3, input -> inputs[input]);
    assertThat(inputs[0]).containsExactly(1, 2, 0);
    assertThat(fitted.inputs())
        .containsExactly(
            new InputShape.Ids(1, 3),
            new InputShape.Ids(1, fitted.items().categories().size() + 1),
            new InputShape.Vector(1));
  }

  private static FittedRatings fitted(RatingsDataset data, int[] rows, int fewest) {
    return (FittedRatings)
        data.fit(rows, new RatingsPreparation(fewest, Scaling.STANDARD, Scaling.STANDARD, 4));
  }

  @Test
  void generatedRatingsAreOfDistinctPairsAndTheSameForASeed() {
    String keys = "users = 20, items = 10, ratings = 150, factors = 2, noise = 0.5";
    RatingsDataset data = RatingStudies.generated(keys);
    assertThat(data.rows()).isEqualTo(150);
    assertThat(
            IntStream.range(0, 150)
                .map(row -> 100 * data.users().codeAt(row) + data.items().codeAt(row))
                .distinct())
        .hasSize(150);
    assertThat(RatingStudies.generated(keys).digest()).isEqualTo(data.digest());
    assertThat(RatingStudies.generated("users = 20, items = 10, ratings = 200").rows())
        .isEqualTo(200);
  }

  @Test
  void biasesAreFittedOnKnownRatingsAloneAndLeaveTheNoiseOver() {
    RatingsDataset data =
        RatingStudies.generated(
            "users = 60, items = 40, ratings = 2000, factors = 1, interaction = linear, noise = 0");
    int[] known = IntStream.range(0, 1500).toArray();
    int[] rows = IntStream.range(1500, 2000).toArray();
    Map<String, double[]> baselines = data.baselines(known, rows);
    assertThat(baselines.keySet()).containsExactly("average", "biases of users and items");
    NumberTarget ratings = (NumberTarget) data.target();
    double mean = IntStream.of(known).mapToDouble(ratings::valueAt).average().orElseThrow();
    assertThat(baselines.get("average")).containsOnly(mean);
    assertThat(error(baselines.get("biases of users and items"), ratings, rows))
        .isLessThan(0.95 * error(baselines.get("average"), ratings, rows));
    assertThat(data.baselines(new int[] {0}, rows).get("biases of users and items"))
        .hasSize(500)
        .doesNotContain(Double.NaN);
  }

  private static double error(double[] predicted, NumberTarget truth, int[] rows) {
    return IntStream.range(0, rows.length)
        .mapToDouble(i -> Math.pow(predicted[i] - truth.valueAt(rows[i]), 2))
        .average()
        .orElseThrow();
  }
}
