package io.sparktune.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DatasetTest {

  private static final NumericColumn SIZE =
      NumericColumn.of("size", new double[] {1.5, Double.NaN, 3});
  private static final CategoricalColumn COLOUR =
      CategoricalColumn.of("colour", Arrays.asList("red", null, "blue"));
  private static final ClassTarget KIND =
      ClassTarget.of("kind", List.of("a", "b"), new int[] {0, 1, 0});

  @Test
  void categories_areInOrderOfName() {
    assertThat(COLOUR.categories()).containsExactly("blue", "red");
    assertThat(COLOUR.codeAt(0)).isEqualTo(1);
    assertThat(COLOUR.isMissing(1)).isTrue();
    assertThat(COLOUR.codeAt(2)).isZero();
  }

  @Test
  void bytes_countEveryCell() {
    assertThat(dataset(SIZE, COLOUR, KIND).bytes()).isEqualTo(3 * 4 + 3 + 3);
  }

  @Test
  void fingerprint_isTheSameOnEveryMachine() {
    // Python's hashlib over the layout that Fingerprint describes.
    assertThat(dataset(SIZE, COLOUR, KIND).digest())
        .isEqualTo("6fb5bcb4c02952d17781213b8ff41a8fccdc8050d4f56a5b6879b183ae67dfc7");
  }

  @Test
  void fingerprint_survivesACopy() {
    TableDataset data = dataset(SIZE, COLOUR, KIND);

    assertThat(Copies.copy(data, TableDataset.class).digest()).isEqualTo(data.digest());
  }

  @Test
  void fingerprint_changesWithEachPart() {
    NumericColumn otherCell = NumericColumn.of("size", new double[] {1.5, Double.NaN, 3.5});
    NumericColumn otherName = NumericColumn.of("length", new double[] {1.5, Double.NaN, 3});
    CategoricalColumn otherCategory =
        CategoricalColumn.of("colour", Arrays.asList("red", null, "black"));
    ClassTarget otherLabel = ClassTarget.of("kind", List.of("a", "c"), new int[] {0, 1, 0});
    NumberTarget otherTarget = NumberTarget.of("kind", new double[] {0, 1, 0});

    assertThat(
            List.of(
                dataset(SIZE, COLOUR, KIND).digest(),
                dataset(otherCell, COLOUR, KIND).digest(),
                dataset(otherName, COLOUR, KIND).digest(),
                dataset(SIZE, otherCategory, KIND).digest(),
                dataset(SIZE, COLOUR, otherLabel).digest(),
                dataset(SIZE, COLOUR, otherTarget).digest()))
        .doesNotHaveDuplicates();
  }

  @Test
  void rowsThatDoNotFit_areRefused() {
    ClassTarget two = ClassTarget.of("kind", List.of("a"), new int[] {0, 0});

    assertThatThrownBy(() -> dataset(SIZE, COLOUR, two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the features have 3 rows, the target 2");
    assertThatThrownBy(() -> Table.of(List.of(SIZE, NumericColumn.of("x", new double[2]))))
        .hasMessage("x has 2 rows, the first column 3");
    assertThatThrownBy(() -> Table.of(List.of(SIZE, SIZE)))
        .hasMessage("two columns have the name size");
  }

  @Test
  void cellsThatCannotBe_areRefused() {
    assertThatThrownBy(() -> NumericColumn.of("x", new double[] {1, Double.POSITIVE_INFINITY}))
        .hasMessage("x is Infinity in row 1");
    assertThatThrownBy(() -> NumberTarget.of("y", new double[] {Double.NaN}))
        .hasMessage("y is NaN in row 0");
    assertThatThrownBy(() -> ClassTarget.of("y", List.of("a"), new int[] {0, -1}))
        .hasMessage("y has the code -1 in row 1 and 1 names");
    assertThatThrownBy(() -> CategoricalColumn.of("c", List.of("a", "a"), new int[] {0}))
        .hasMessage("c has a name twice in [a, a]");
  }

  private static TableDataset dataset(NumericColumn size, CategoricalColumn colour, Target target) {
    return new TableDataset(Table.of(List.of(size, colour)), target);
  }
}
