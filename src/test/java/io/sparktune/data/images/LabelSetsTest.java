package io.sparktune.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.DataError;
import io.sparktune.data.LabelsTarget;
import io.sparktune.data.RawTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LabelSetsTest {

  private static RawTable table(String... cells) {
    return new RawTable(List.of("tags"), List.<String[]>of(cells), row -> "row " + (row + 1));
  }

  @Test
  void cellsAreSplitAndAnEmptyOneHasNoLabel() {
    LabelsTarget target =
        new LabelSets("tags", ";").target(table("cat; dog", "", "dog"), Optional.of(table("cat")));
    assertThat(target.labels()).containsExactly("cat", "dog");
    assertThat(target.rows()).isEqualTo(4);
    assertThat(target.labelsAt(0)).containsExactly(1, 1);
    assertThat(target.labelsAt(1)).containsExactly(0, 0);
    assertThat(target.labelsAt(2)).containsExactly(0, 1);
    assertThat(target.labelsAt(3)).containsExactly(1, 0);
    assertThat(target.first(2).rows()).isEqualTo(2);
  }

  @Test
  void numbersAreOrderedByValue() {
    assertThat(new LabelSets("tags", "|").target(table("10|9", "2"), Optional.empty()).labels())
        .containsExactly("2", "9", "10");
  }

  @Test
  void unknownLabelsOfTestRowsAndSeparatorsThatSplitNothingAreTold() {
    LabelSets sets = new LabelSets("tags", ";");
    RawTable seen = table("a;b");
    assertThatThrownBy(() -> sets.target(seen, Optional.of(table("a", "c"))))
        .isInstanceOf(DataError.class)
        .hasMessageContaining(
            "row 2, column \"tags\": no picture of data.path has the label \"c\"");
    assertThatThrownBy(() -> sets.target(table("a,b"), Optional.empty()))
        .hasMessageContaining("has 1 labels")
        .hasMessageContaining("data.separator");
  }
}
