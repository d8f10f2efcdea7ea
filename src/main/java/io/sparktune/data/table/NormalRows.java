package io.sparktune.data.table;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.RawTable;
import io.sparktune.data.RowKeys;
import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.InputCells;
import io.sparktune.data.table.text.TextColumn;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Reads a table of normal rows, which are learnt, and of anomalies, which no trial sees. */
record NormalRows(TableSettings settings) {

  /** The name of a number that is 0 for a normal row and 1 for an anomaly. */
  private static final String ANOMALY = "anomaly";

  /** The normal rows first; the others are test rows. */
  KeyedDataset read(RawTable all) {
    ColumnRoles roles = settings.columns();
    RawTable raw = TableBuilder.withTarget(all, roles);
    KeyedDataset read = TableBuilder.build(normalFirst(raw, roles), roles);
    TableDataset table = (TableDataset) read.dataset();
    ClassTarget classes = (ClassTarget) table.target();
    int normal = classes.labels().indexOf(settings.normal());
    if (normal < 0) {
      throw new DataError(
          "data.normal names the class "
              + CellText.quoted(settings.normal())
              + ", which does not exist; the column "
              + CellText.quoted(classes.name())
              + " has "
              + String.join(", ", classes.labels())
              + ".");
    }
    double[] anomalies =
        IntStream.range(0, table.rows())
            .mapToDouble(row -> classes.labelAt(row) == normal ? 0 : 1)
            .toArray();
    int count = (int) Arrays.stream(anomalies).filter(anomaly -> anomaly == 0).count();
    TableDataset marked =
        new TableDataset(
            table.features(),
            NumberTarget.of(ANOMALY, anomalies),
            table.format(),
            TableDataset.Use.ANOMALIES);
    return new KeyedDataset(
        marked,
        first(read.keys(), count),
        table.rows() - count,
        read.profile().without(all.rows() - raw.rows()));
  }

  private RawTable normalFirst(RawTable raw, ColumnRoles roles) {
    if (!raw.names().contains(roles.target())) {
      return raw; // which is told when it is read
    }
    TextColumn classes = TextColumn.of(raw, roles.target(), new InputCells(roles.format()));
    boolean[] normal = new boolean[raw.rows()];
    for (int row = 0; row < normal.length; row++) {
      normal[row] = settings.normal().equals(classes.cellAt(row));
    }
    return raw.rows(
        IntStream.concat(
                IntStream.range(0, normal.length).filter(row -> normal[row]),
                IntStream.range(0, normal.length).filter(row -> !normal[row]))
            .toArray());
  }

  private static RowKeys first(RowKeys keys, int count) {
    return new RowKeys(
        Arrays.copyOf(keys.groups(), Math.min(count, keys.groups().length)),
        Arrays.copyOf(keys.times(), Math.min(count, keys.times().length)));
  }
}
