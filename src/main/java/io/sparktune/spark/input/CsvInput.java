package io.sparktune.spark.input;

import io.sparktune.data.CsvDialect;
import io.sparktune.spark.input.csv.CsvForm;
import io.sparktune.spark.input.csv.CsvReader;
import io.sparktune.spark.input.files.InputSpark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * CSV files, whose cells are text.
 *
 * @param reading of files, block by block or whole
 */
record CsvInput(CsvReader reader, Reading reading) implements InputFormat {

  /** The parts in which a file is read. */
  enum Reading {
    BLOCKS,
    WHOLE
  }

  static CsvInput of(InputSpark spark, CsvDialect dialect) {
    return new CsvInput(new CsvReader(spark, dialect), Reading.BLOCKS);
  }

  @Override
  public boolean hasPartsOfRows() {
    return true;
  }

  @Override
  public List<FileGroup> groups(List<Path> files) {
    Map<CsvForm, List<Path>> filesByForm = new LinkedHashMap<>();
    Map<CsvForm, List<String>> notes = new LinkedHashMap<>();
    for (Path file : files) {
      CsvForm form = reader.form(file);
      filesByForm.computeIfAbsent(form.withoutNotes(), any -> new ArrayList<>()).add(file);
      notes.putIfAbsent(form.withoutNotes(), form.notes());
    }
    List<FileGroup> groups = new ArrayList<>();
    filesByForm.forEach(
        (form, same) -> groups.add(group(form, same, notes.getOrDefault(form, List.of()))));
    return groups;
  }

  private FileGroup group(CsvForm form, List<Path> files, List<String> notes) {
    return new FileGroup(
        this,
        files,
        form.names().stream().map(name -> SourceColumn.of(name, DataTypes.StringType)).toList(),
        new CsvGroup(form, files),
        form.unnamed(),
        notes);
  }

  /** The rows of files of one form. */
  private final class CsvGroup implements GroupRows {
    private final CsvForm form;
    private final List<Path> files;

    CsvGroup(CsvForm form, List<Path> files) {
      this.form = form;
      this.files = files;
    }

    @Override
    public JavaRDD<Row> of(List<SourceColumn> columns) {
      int[] places = places(columns);
      return reading == Reading.BLOCKS
          ? reader.blocks(form, places, files)
          : reader.whole(form, places, files);
    }

    @Override
    public Optional<Stream<Row>> here(List<SourceColumn> columns) {
      return reader.here(form, places(columns), files);
    }

    private int[] places(List<SourceColumn> columns) {
      Map<String, Integer> places = new HashMap<>();
      form.names().forEach(name -> places.put(name, places.size()));
      return columns.stream().mapToInt(column -> places.getOrDefault(column.name(), -1)).toArray();
    }
  }

  @Override
  public Optional<InputFormat> whole() {
    return reading == Reading.WHOLE
        ? Optional.empty()
        : Optional.of(new CsvInput(reader, Reading.WHOLE));
  }

  @Override
  public boolean isTextOnly() {
    return true;
  }

  @Override
  public String place(Path file, int row) {
    return reader.place(file, row);
  }

  @Override
  public Optional<String> place(Path file, String column, String cell) {
    return reader.place(file, column, cell);
  }

  @Override
  public List<String> problems(Path file, List<String> malformed) {
    return reader.problems(file, malformed);
  }
}
