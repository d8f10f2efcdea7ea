package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.DataSource.Format;
import io.sparktune.data.table.InputColumn;
import io.sparktune.spark.input.CsvFile;
import io.sparktune.spark.input.CsvTask;
import io.sparktune.spark.input.CsvText;
import io.sparktune.spark.input.InputFiles;
import io.sparktune.spark.input.ParquetInput;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The rows that a model predicts.
 *
 * @param columns names of the input's own columns, which come first in each row
 * @param rows those columns, then each feature's cell as text in the model's order, then the
 *     malformed line or null, then the address of the file
 */
record PredictionInput(Files source, List<Path> files, List<String> columns, Dataset<Row> rows) {

  /** Opens an input; its cells are not read yet. */
  static PredictionInput open(SparkSession spark, Files source, TableModel model) {
    List<Path> files = InputFiles.list(spark, source.path());
    Set<Format> formats = new HashSet<>();
    files.forEach(file -> formats.add(InputFiles.format(file, source.format())));
    if (formats.size() > 1) {
      throw new DataError(
          source.path() + ": some files are CSV and some Parquet; predict for them in turn");
    }
    return formats.contains(Format.CSV)
        ? csv(spark, source, files, model)
        : parquet(spark, source, files, model);
  }

  private static PredictionInput csv(
      SparkSession spark, Files source, List<Path> files, TableModel model) {
    Configuration fileSystems = spark.sparkContext().hadoopConfiguration();
    List<String> names = new CsvText(fileSystems, files.get(0), source.csv()).header();
    for (Path file : files) {
      List<String> others = new CsvText(fileSystems, file, source.csv()).header();
      InputFiles.requireSameNames(file, others, files.get(0), names);
    }
    InputColumns.require(source.path(), names, model);
    Dataset<Row> rows = CsvTask.rows(spark, source.csv(), names.size(), paths(files));
    List<Column> cells = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      cells.add(rows.col("column " + i).as(names.get(i)));
    }
    model
        .columns()
        .forEach(feature -> cells.add(rows.col("column " + names.indexOf(feature.name()))));
    cells.add(rows.col(CsvTask.MALFORMED));
    cells.add(rows.col(CsvTask.FILE));
    return new PredictionInput(source, files, names, rows.select(cells.toArray(Column[]::new)));
  }

  private static PredictionInput parquet(
      SparkSession spark, Files source, List<Path> files, TableModel model) {
    files.forEach(
        file -> ParquetInput.requireFooter(spark.sparkContext().hadoopConfiguration(), file));
    Dataset<Row> rows = InputFiles.reader(spark).parquet(paths(files));
    List<String> names = List.of(rows.columns());
    InputColumns.require(source.path(), names, model);
    List<String> features = model.columns().stream().map(InputColumn::name).toList();
    ParquetInput.requireFlat(
        source.path(),
        Arrays.stream(rows.schema().fields())
            .filter(field -> features.contains(field.name()))
            .toList());
    List<Column> cells = new ArrayList<>();
    names.forEach(name -> cells.add(ParquetInput.column(rows, name)));
    features.forEach(name -> cells.add(ParquetInput.column(rows, name).cast("string")));
    cells.add(functions.lit(null).cast("string"));
    cells.add(rows.col("_metadata.file_path"));
    return new PredictionInput(source, files, names, rows.select(cells.toArray(Column[]::new)));
  }

  private static String[] paths(List<Path> files) {
    return files.stream().map(Path::toString).toArray(String[]::new);
  }

  boolean isCsv() {
    return InputFiles.format(files.get(0), source.format()) == Format.CSV;
  }

  /** Whether the output holds a column's cells as the model reads them. */
  boolean isRead(TableModel model, String column) {
    return isCsv()
        && model.columns().stream()
            .anyMatch(feature -> feature.name().equals(column) && feature.isNumeric());
  }

  /**
   * Reads every row once and fails if one cannot be predicted, so that nothing is written for it.
   *
   * @throws DataError with the place of each problem, at most twenty
   */
  void requireReadable(TableModel model, Configuration fileSystems) {
    List<Row> faults =
        rows.mapPartitions(new InputCheck(columns.size(), model), InputCheck.FAULTS)
            .limit(CsvFile.MOST_PROBLEMS)
            .collectAsList();
    if (!faults.isEmpty()) {
      throw new DataError(
          faults.stream().map(fault -> problem(fault, fileSystems)).distinct().toList());
    }
  }

  private String problem(Row fault, Configuration fileSystems) {
    Path file = new Path(URI.create(fault.getString(0)));
    String column = fault.getString(1);
    String text = fault.getString(2);
    CsvText lines = new CsvText(fileSystems, file, source.csv());
    if (column == null) {
      return lines
          .first(text::equals)
          .map(line -> lines.problem(line, columns.size()))
          .orElseThrow();
    }
    Optional<CsvText.Line> line =
        isCsv() ? lines.first(columns.indexOf(column), text) : Optional.empty();
    return line.map(lines::place).orElse(InputFiles.name(file))
        + ", column \""
        + column
        + "\": "
        + fault.getString(3)
        + "; correct it, or leave it empty if it is not known";
  }
}
