package io.sparktune.data.table;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.DataKind;
import io.sparktune.data.Dataset;
import io.sparktune.data.DatasetContract;
import io.sparktune.data.PreparationFixture;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.table.text.CellFormat;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

final class TableContractTest implements DatasetContract {

  private static final int ROWS = 40;

  @Override
  public DataKind kind() {
    return new TableKind();
  }

  @Override
  public Dataset data() {
    return table(new boolean[ROWS]);
  }

  @Override
  public Dataset changed(int[] trainRows) {
    boolean[] changed = new boolean[ROWS];
    Arrays.fill(changed, true);
    for (int row : trainRows) {
      changed[row] = false;
    }
    return table(changed);
  }

  private static Dataset table(boolean[] changed) {
    double[] sizes =
        IntStream.range(0, ROWS)
            .mapToDouble(row -> changed[row] ? 1e9 : row % 7 == 0 ? Double.NaN : row / 3.0)
            .toArray();
    List<String> colours =
        Arrays.asList(
            IntStream.range(0, ROWS)
                .mapToObj(
                    row ->
                        changed[row]
                            ? "violet"
                            : row % 5 == 0 ? null : row % 2 == 0 ? "red" : "blue")
                .toArray(String[]::new));
    double[] moments =
        IntStream.range(0, ROWS)
            .mapToDouble(
                row -> changed[row] ? 4e9 + 7_000 * row : row % 9 == 0 ? Double.NaN : 86_400 * row)
            .toArray();
    int[] labels = IntStream.range(0, ROWS).map(row -> row % 4 == 0 ? 1 : 0).toArray();
    return new TableDataset(
        Table.of(
            List.of(
                NumericColumn.of("size", sizes),
                CategoricalColumn.of("colour", colours),
                DateColumn.of("sold", moments))),
        ClassTarget.of("kind", List.of("a", "b"), labels),
        CellFormat.plain(List.of("NA")));
  }

  @Override
  public List<PreparationSettings> preparations() {
    return List.copyOf(PreparationFixture.all());
  }
}
