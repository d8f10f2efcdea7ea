package io.sparktune.spark.prediction.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.table.text.CellFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScoredRowsTest {

  private static final CellFormat PLAIN = CellFormat.plain(List.of());

  private static ScoredRows numbers(int most, int count) {
    ScoredRows rows = new ScoredRows(most, 1, 1);
    TargetCells cells = new TargetCells(List.of(), "", PLAIN);
    for (int row = 0; row < count; row++) {
      rows.add(cells, (double) row, new float[] {10 * row});
    }
    return rows;
  }

  @Test
  void allRowsAreKeptWhereTheyAreFew() {
    ScoredRows rows = numbers(40, 40);

    assertThat(rows.stride()).isEqualTo(1);
    ScoredPart part = rows.part(1);
    assertThat(part.targets()).hasSize(40).startsWith(0, 1, 2).endsWith(38, 39);
    assertThat(part.outputs()).hasSize(40).startsWith(0, 10, 20).endsWith(380, 390);
  }

  @Test
  void ofManyRowsEverySoManiethIsKept() {
    assertThat(numbers(4, 5).stride()).isEqualTo(2);
    assertThat(numbers(4, 5).part(2).targets()).containsExactly(0, 2, 4);
    assertThat(numbers(4, 17).stride()).isEqualTo(8);
    assertThat(numbers(4, 17).part(8).targets()).containsExactly(0, 8, 16);
    assertThat(numbers(5, 100).part(32).outputs()).containsExactly(0, 320, 640, 960);
  }

  @Test
  void partsOfLikeStrideHaveTheSameRowsAsLongerOnes() {
    assertThat(numbers(100, 17).part(8).targets()).containsExactly(0, 8, 16);
    assertThat(numbers(4, 17).part(8).outputs()).isEqualTo(numbers(100, 17).part(8).outputs());
  }

  @Test
  void rowsWithoutAKnownTargetAreCounted() {
    ScoredRows rows = new ScoredRows(8, 1, 2);
    TargetCells cells = new TargetCells(List.of("cat", "dog"), "", PLAIN);
    for (Object target : new Object[] {"dog", null, "fox", "cat", "", "fox", "elk"}) {
      rows.add(cells, target, new float[] {0.25f, 0.75f});
    }

    ScoredPart part = rows.part(1);
    assertThat(part.targets()).containsExactly(1, 0);
    assertThat(part.outputs()).containsExactly(0.25, 0.75, 0.25, 0.75);
    assertThat(part.missing()).isEqualTo(2);
    assertThat(part.unknown()).isEqualTo(Map.of("elk", 1L, "fox", 2L));
  }
}
