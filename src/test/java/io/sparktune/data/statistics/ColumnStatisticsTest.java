package io.sparktune.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.Target;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ColumnStatisticsTest {

  private static final int ROWS = 40;

  private static NumericColumn numbers(String name, IntToDoubleFunction cell) {
    return NumericColumn.of(name, IntStream.range(0, ROWS).mapToDouble(cell).toArray());
  }

  private static CategoricalColumn names(String name, java.util.function.IntFunction<String> cell) {
    return CategoricalColumn.of(name, IntStream.range(0, ROWS).mapToObj(cell).toList());
  }

  private static Target classes(int... codes) {
    return ClassTarget.of("y", List.of("no", "yes"), codes);
  }

  private static Target alternating() {
    return classes(IntStream.range(0, ROWS).map(row -> row % 2).toArray());
  }

  private static Target sevenths() {
    return NumberTarget.of(
        "y", IntStream.range(0, ROWS).mapToDouble(row -> row * 3 % 7 + row / 100.0).toArray());
  }

  /** The even rows train, the odd ones are scored. */
  private static List<String> smells(Target target, Column... columns) {
    int[] all = IntStream.range(0, ROWS).toArray();
    int[] even = Arrays.stream(all).filter(row -> row % 2 == 0).toArray();
    int[] odd = Arrays.stream(all).filter(row -> row % 2 == 1).toArray();
    return Smells.of(
        new TableDataset(Table.of(List.of(columns)), target),
        new FoldPlan(List.of(new Fold(even, odd)), all, new int[0]));
  }

  private static ColumnStatistics only(Target target, Column column) {
    return ColumnStatistics.of(new TableDataset(Table.of(List.of(column)), target)).get(0);
  }

  @Test
  void numbersHaveARange_andMissingCellsDoNotCount() {
    ColumnStatistics found =
        only(sevenths(), numbers("x", row -> row % 4 == 0 ? Double.NaN : row % 3 - 1));

    assertThat(found.missing()).isEqualTo(10);
    assertThat(found.distinct()).isEqualTo(3);
    assertThat(found.range()).isEqualTo(new ColumnStatistics.Range.Between(-1, 1));
  }

  @Test
  void namesHaveAMostFrequentOne() {
    ColumnStatistics found =
        only(alternating(), names("x", row -> row < 5 ? null : row < 15 ? "few" : "many"));

    assertThat(found.missing()).isEqualTo(5);
    assertThat(found.distinct()).isEqualTo(2);
    assertThat(found.range()).isEqualTo(new ColumnStatistics.Range.MostFrequent("many", 25));
  }

  /** By hand: V = |10 · 4 - 6 · 20| / sqrt(16 · 24 · 30 · 10). */
  @Test
  void twoClassesAreAssociatedByCramersV() {
    int[] codes = IntStream.range(0, ROWS).map(row -> row < 10 || row >= 34 ? 0 : 1).toArray();
    Column column = names("x", row -> row < 10 || (row >= 16 && row < 36) ? "a" : "b");
    int[][] counts = new int[2][2];
    for (int row = 0; row < ROWS; row++) {
      counts[codes[row]][row < 10 || (row >= 16 && row < 36) ? 0 : 1]++;
    }
    double expected =
        Math.abs(counts[0][0] * counts[1][1] - counts[0][1] * counts[1][0])
            / Math.sqrt(
                (double) (counts[0][0] + counts[0][1])
                    * (counts[1][0] + counts[1][1])
                    * (counts[0][0] + counts[1][0])
                    * (counts[0][1] + counts[1][1]));

    assertThat(only(classes(codes), column).association().orElseThrow())
        .isCloseTo(expected, within(1e-12));
  }

  /** Two halves whose means are 2 apart, with a variance of 1 in each: η² = 1 / (1 + 1). */
  @Test
  void aNumberAndClassesAreAssociatedByTheCorrelationRatio() {
    int[] codes = IntStream.range(0, ROWS).map(row -> row < ROWS / 2 ? 0 : 1).toArray();
    Column column = numbers("x", row -> (row < ROWS / 2 ? 0 : 2) + (row % 2 == 0 ? 1 : -1));

    assertThat(only(classes(codes), column).association().orElseThrow())
        .isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void twoNumbersAreAssociatedByTheirCorrelation_aConstantOneNotAtAll() {
    Target target = sevenths();
    Column opposite = numbers("x", row -> -((NumberTarget) target).valueAt(row));

    assertThat(only(target, opposite).association().orElseThrow()).isCloseTo(-1, within(1e-12));
    assertThat(only(target, numbers("x", row -> 3)).association()).isEmpty();
    assertThat(ColumnStatistics.of(new TableDataset(Table.of(List.of(opposite)), target)).get(1))
        .satisfies(
            last -> {
              assertThat(last.name()).isEqualTo("y");
              assertThat(last.association()).isEmpty();
            });
  }

  @Test
  void soundColumnsSmellOfNothing() {
    assertThat(
            smells(
                alternating(),
                numbers("x", row -> Math.sin(row)),
                numbers("id", row -> row % 20),
                names("c", row -> "c" + row % 7)))
        .isEmpty();
    assertThat(smells(sevenths(), numbers("x", row -> row * row), names("c", row -> "c" + row % 7)))
        .isEmpty();
  }

  @Test
  void constantColumns_rowNumbersAndNamesOfRows_smell() {
    assertThat(
            smells(
                alternating(),
                numbers("three", row -> 3),
                numbers("blank", row -> Double.NaN),
                numbers("x", row -> row + 1),
                numbers("customer_id", row -> row * 17 % 41),
                names("person", row -> "p" + row),
                numbers("sound", Math::sin)))
        .containsExactly(
            "column \"three\": every row has the same value; list it in data.ignore",
            "column \"blank\": every row has the same value; list it in data.ignore",
            "column \"x\": it seems to number the rows; list it in data.ignore if it does",
            "column \"customer_id\": it seems to number the rows; list it in data.ignore if it"
                + " does",
            "column \"person\": 40 categories in 40 rows; list it in data.ignore if it names"
                + " rows");
  }

  @Test
  void columnsThatSayTheSameAsTheTarget_smell() {
    Target number = sevenths();
    assertThat(
            smells(
                alternating(),
                names("answer", row -> row % 2 == 0 ? "nein" : "ja"),
                numbers("code", row -> row % 2 == 0 ? 7 : 3),
                names("nearly", row -> row % 2 == 0 || row == 1 ? "nein" : "ja"),
                numbers("x", Math::sin)))
        .hasSize(2)
        .allMatch(smell -> smell.contains("it says the same as the target y"));
    assertThat(
            smells(
                number,
                numbers("cents", row -> 100 * ((NumberTarget) number).valueAt(row) - 5),
                numbers("x", Math::sin)))
        .singleElement()
        .asString()
        .startsWith("column \"cents\": it says the same as the target y");
  }

  @Test
  void equalRowsOnBothSidesOfAFold_areCounted() {
    Target target = classes(IntStream.range(0, ROWS).map(row -> row / 20).toArray());

    assertThat(
            smells(target, numbers("x", row -> (row - row % 2) / 2000.0), names("c", row -> "c")))
        .last()
        .asString()
        .startsWith("20 of 40 rows are also in the training rows of the folds that they score");
  }
}
