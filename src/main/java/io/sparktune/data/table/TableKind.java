package io.sparktune.data.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataKind;
import io.sparktune.data.DataSource;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.KindSettings;
import io.sparktune.data.RawTable;
import io.sparktune.data.RecordJson;
import io.sparktune.data.RowKeys;
import io.sparktune.data.table.text.ChosenClasses;
import io.sparktune.data.table.text.DateOrder;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.io.IOException;

/** Tables of numbers and categories with one target column. */
public record TableKind() implements DataKind {

  @Override
  public String name() {
    return TableDataset.KIND;
  }

  @Override
  public TableSettings settings(SettingsReader data, Task task) {
    return new TableSettingsReader(data, task).read();
  }

  @Override
  public TablePreparation preparation(SettingsReader prepare, Task task) {
    return TablePreparationReader.read(prepare, task);
  }

  @Override
  public KeyedDataset read(KindSettings settings, DataFiles files, long seed) {
    TableSettings table = (TableSettings) settings;
    if (table.source() instanceof DataSource.Circles circles) {
      return new KeyedDataset(GeneratedData.of(circles, seed), RowKeys.none());
    }
    if (table.source() instanceof DataSource.Moons moons) {
      return new KeyedDataset(GeneratedData.of(moons, seed), RowKeys.none());
    }
    ColumnRoles columns = table.columns();
    ChosenClasses classes = new ChosenClasses(columns.target(), table.classes(), columns.format());
    RawTable all = files.table(table.source(), columns.unread());
    RawTable chosen = classes.areAll() ? all : all.rows(classes.rowsOfAll(all));
    if (!table.normal().isEmpty()) {
      return new NormalRows(table).read(chosen);
    }
    KeyedDataset rows = TableBuilder.build(chosen, columns);
    if (table.test() == null) {
      return rows;
    }
    RawTable test = files.table(table.test(), columns.unread());
    return new TestRows(rows, columns)
        .append(classes.areAll() ? test : test.rows(classes.rows(test)));
  }

  @Override
  public byte[] write(FittedInputs inputs) {
    return RecordJson.write((FittedPreparation) inputs);
  }

  @Override
  public FittedPreparation inputs(byte[] file) throws IOException {
    ObjectNode tree = RecordJson.tree(file);
    if (tree.has("missing")) { // a file of an earlier version
      ObjectNode cells = tree.putObject("cells");
      cells.set("missing", tree.remove("missing"));
      cells.put("decimal", ".").put("thousands", "").putArray("strip");
      tree.putArray("dates");
    }
    if (tree.get("cells") instanceof ObjectNode cells && !cells.has("dateOrder")) {
      cells.put("dateOrder", DateOrder.NONE.name()); // so is this
    }
    return RecordJson.ofTree(tree, FittedPreparation.class);
  }
}
