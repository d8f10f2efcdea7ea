package io.sparktune.data.text;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.RawTable;
import io.sparktune.data.profile.ColumnProfile;
import io.sparktune.data.profile.ColumnUse;
import io.sparktune.data.profile.InputProfile;
import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableBuilder;
import io.sparktune.data.table.TableDataset;
import io.sparktune.data.table.TestRows;
import io.sparktune.data.table.text.ChosenClasses;
import io.sparktune.data.text.TextSettings.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads texts with their target and the other columns that count. */
final class TextRows {

  private final TextSettings settings;

  TextRows(TextSettings settings) {
    this.settings = settings;
  }

  /**
   * All rows, those of the test behind the others.
   *
   * @throws DataError if a column is missing, or a cell cannot be read
   */
  KeyedDataset read(DataFiles files) {
    ColumnRoles given = settings.source().columns();
    ChosenClasses classes =
        new ChosenClasses(given.target(), settings.source().classes(), given.format());
    RawTable whole = table(files, settings.source().source());
    RawTable all = classes.areAll() ? whole : whole.rows(classes.rowsOfAll(whole));
    RawTable kept = TableBuilder.withTarget(all, given);
    ReadTexts seen = ReadTexts.of(kept.rows() == 0 ? all : kept, settings);
    ColumnRoles roles = seen.roles(settings);
    KeyedDataset table = TableBuilder.build(seen.table(), roles);
    List<ReadTexts> parts = new ArrayList<>(List.of(seen));
    DataSource test = settings.source().test();
    if (test != null) {
      RawTable behind = table(files, test);
      RawTable chosen = classes.areAll() ? behind : behind.rows(classes.rows(behind));
      ReadTexts tested = ReadTexts.of(TableBuilder.withTarget(chosen, given), settings);
      table = new TestRows(table, roles).append(tested.table());
      parts.add(tested);
    }
    List<TextCells> texts =
        IntStream.range(0, settings.texts().size()).mapToObj(i -> joined(parts, i)).toList();
    InputProfile profile = profile(table.profile(), texts).without(all.rows() - kept.rows());
    return new KeyedDataset(
        new TextDataset(texts, rest((TableDataset) table.dataset())),
        table.keys(),
        table.testRows(),
        profile);
  }

  private RawTable table(DataFiles files, DataSource source) {
    return settings.layout() == Layout.FOLDERS && source instanceof DataSource.Files folders
        ? new TextFolders(files, settings.texts().get(0), settings.source().columns().target())
            .table(folders)
        : files.table(source);
  }

  private TableDataset rest(TableDataset table) {
    return settings.features().isEmpty()
        ? new TableDataset(Table.ofRows(table.rows()), table.target(), table.format())
        : table;
  }

  private TextCells joined(List<ReadTexts> parts, int column) {
    ReadTexts first = parts.get(0);
    int seen = first.rows();
    int rows = parts.stream().mapToInt(ReadTexts::rows).sum();
    return TextCells.of(
        settings.texts().get(column),
        rows,
        row -> row < seen ? first.text(column, row) : parts.get(1).text(column, row - seen));
  }

  private static long wordless(TextCells column) {
    return IntStream.range(0, column.rows())
        .filter(row -> column.at(row).codePoints().noneMatch(Character::isLetterOrDigit))
        .count();
  }

  private InputProfile profile(InputProfile table, List<TextCells> texts) {
    List<ColumnProfile> columns = new ArrayList<>();
    List<String> warnings = new ArrayList<>(table.warnings());
    for (TextCells column : texts) {
      int empty = (int) IntStream.range(0, column.rows()).filter(column::isEmpty).count();
      columns.add(new ColumnProfile(column.name(), ColumnUse.TEXTS, empty, 0));
      if (empty == column.rows()) {
        throw new DataError(
            "column \"%s\": every text is empty; name another column in data.text"
                .formatted(column.name()));
      }
      if (empty > 0) {
        warnings.add(
            "column \"%s\": %,d of %,d texts are empty; each is one unknown token"
                .formatted(column.name(), empty, column.rows()));
      }
      long wordless = wordless(column) - empty;
      if (wordless > 0) {
        warnings.add(
            "column \"%s\": %,d of %,d texts have no letter and no digit; unless prepare.punctuation"
                    .formatted(column.name(), wordless, column.rows())
                + " = true or prepare.tokens = characters, each is one unknown token");
      }
    }
    table.columns().stream()
        .filter(column -> !settings.texts().contains(column.name()))
        .filter(column -> !column.name().equals(ReadTexts.NUMBER))
        .forEach(columns::add);
    return new InputProfile(columns, table.rowsWithoutTarget(), warnings);
  }
}
