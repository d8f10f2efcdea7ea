package io.sparktune.spark.input.csv;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataError;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.InputSpark;
import io.sparktune.spark.input.files.RowOrigin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/** Reads CSV files through Spark. */
public final class CsvReader {

  private final InputSpark spark;
  private final CsvDialect dialect;

  /**
   * Reads files of one dialect.
   *
   * @param dialect of which parts may be found in each file
   */
  public CsvReader(InputSpark spark, CsvDialect dialect) {
    this.spark = spark;
    this.dialect = dialect;
  }

  /**
   * The form of a file, found by its first lines.
   *
   * @throws DataError if it is not a CSV file of the dialect
   */
  public CsvForm form(Path file) {
    return CsvFormFinder.find(fileSystems(List.of(file)), file, dialect);
  }

  /**
   * Cells of files of one form as text, then the columns of {@link RowOrigin}. Records whose lines
   * are in different blocks of Spark are malformed.
   *
   * @param places of the cells in a row of the file
   */
  public JavaRDD<Row> blocks(CsvForm form, int[] places, List<Path> files) {
    boolean haveLines = new CsvEncoding(form.dialect().charset()).hasLinesOfBytes();
    return haveLines
        ? CsvTask.rows(
            spark.spark(), form, places, CsvBlock.of(spark.spark(), InputFiles.texts(files)))
        : whole(form, places, files);
  }

  /** The same, each file read by one task. */
  public JavaRDD<Row> whole(CsvForm form, int[] places, List<Path> files) {
    return CsvTask.rows(
        spark.spark(),
        form,
        places,
        files.stream()
            .map(file -> new CsvBlock.Group(List.of(CsvBlock.of(file)), List.of()))
            .toList());
  }

  /**
   * The same, read by this process as they are taken; to be closed. Empty where tasks should read
   * them: on other machines, from there, or in several parts at once.
   */
  public Optional<Stream<Row>> here(CsvForm form, int[] places, List<Path> files) {
    return spark.isLocal() && InputFiles.areSmallAndLocal(fileSystems(files), files)
        ? Optional.of(
            CsvTask.here(
                fileSystems(files), form, places, files.stream().map(CsvBlock::of).toList()))
        : Optional.empty();
  }

  /** Where a row of a file is, counted from 0. */
  public String place(Path file, int row) {
    CsvText text = text(file);
    return text.place(text.row(row).orElseThrow());
  }

  /** Where a file's first row with such a cell is. */
  public Optional<String> place(Path file, String column, String cell) {
    CsvForm form = form(file);
    CsvText text = new CsvText(fileSystems(List.of(file)), file, form);
    return text.first(form.names().indexOf(column), cell).map(text::place);
  }

  /** What is wrong with the first records of a file that have these {@link CsvRecord#key}s. */
  public List<String> problems(Path file, List<String> malformed) {
    CsvText text = text(file);
    return text.lines(malformed).stream().map(text::problem).toList();
  }

  private CsvText text(Path file) {
    return new CsvText(fileSystems(List.of(file)), file, form(file));
  }

  private Configuration fileSystems(List<Path> files) {
    return spark.fileSystems(files.stream().map(Path::toString).toList());
  }
}
