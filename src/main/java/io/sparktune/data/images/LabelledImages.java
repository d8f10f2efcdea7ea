package io.sparktune.data.images;

import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.RawTable;
import io.sparktune.data.Target;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.cells.RawCells;
import io.sparktune.data.images.files.LabelColumns;
import io.sparktune.data.images.files.ReadImages;
import io.sparktune.data.profile.InputProfile;
import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.data.table.TableBuilder;
import io.sparktune.data.table.TestRows;
import io.sparktune.data.table.text.ChosenClasses;
import io.sparktune.settings.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a data set of pictures and the text of their labels, which are read as a table's are. */
final class LabelledImages {

  /** A column in place of the features of a table. */
  private static final String NUMBER = "number of the picture";

  private final ImagesSettings settings;
  private final ColumnRoles roles;
  private final ChosenClasses classes;

  LabelledImages(ImagesSettings settings) {
    this.settings = settings;
    LabelColumns columns = settings.columns();
    this.roles =
        new ColumnRoles(
            isMultiLabel() ? NUMBER : columns.target(),
            settings.task() == Task.CLASSIFICATION ? TargetKind.CLASSES : TargetKind.NUMBERS,
            columns.group(),
            columns.time(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    this.classes = new ChosenClasses(columns.target(), settings.classes(), roles.format());
  }

  private boolean isMultiLabel() {
    return settings.task() == Task.MULTI_LABEL;
  }

  /**
   * The data set of some pictures, which are taken over.
   *
   * @param test pictures that no trial sees
   * @throws DataError if a label or a key cannot be read
   */
  KeyedDataset of(ReadImages seen, Optional<ReadImages> test) {
    return classes.areAll()
        ? ofAll(seen, test)
        : ofAll(
            seen.rows(classes.rowsOfAll(seen.labels())),
            test.map(images -> images.rows(classes.rows(images.labels()))));
  }

  private KeyedDataset ofAll(ReadImages seen, Optional<ReadImages> test) {
    KeyedDataset table = TableBuilder.build(numbered(seen.labels()), roles);
    List<String> warnings = new ArrayList<>(seen.warnings());
    warnings.addAll(table.profile().warnings());
    ByteRows pixels = seen.pixels();
    int testRows = 0;
    if (test.isPresent()) {
      requireSize(seen, test.get());
      table = new TestRows(table, roles).append(numbered(test.get().labels()));
      warnings.addAll(test.get().warnings());
      testRows = test.get().pixels().rows();
      pixels.addAll(test.get().pixels());
    }
    Target target =
        isMultiLabel()
            ? new LabelSets(settings.columns().target(), settings.separator())
                .target(seen.labels(), test.map(ReadImages::labels))
            : table.dataset().target();
    return new KeyedDataset(
        new ImageDataset(seen.size(), settings.form().interpolation(), pixels, target),
        table.keys(),
        testRows,
        new InputProfile(List.of(), 0, warnings));
  }

  private void requireSize(ReadImages seen, ReadImages test) {
    if (!test.size().equals(seen.size())) {
      throw new DataError(
          "data.test: its pictures are %s, those of data.path %s; set data.height and data.width"
              .formatted(test.size(), seen.size()));
    }
  }

  private static RawTable numbered(RawTable labels) {
    List<String> names = new ArrayList<>(labels.names());
    names.add(NUMBER);
    List<RawCells> columns = new ArrayList<>();
    labels.columns().forEach(column -> columns.add(RawCells.of(column)));
    RawCells numbers = new RawCells();
    for (int row = 0; row < labels.rows(); row++) {
      numbers.add(row);
    }
    columns.add(numbers);
    return new RawTable(names, columns, labels.places(), Map.of(), Set.of(), Set.of(), List.of());
  }
}
