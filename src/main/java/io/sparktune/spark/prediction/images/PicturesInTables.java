package io.sparktune.spark.prediction.images;

import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.ProblemList;
import io.sparktune.data.images.files.CellPicture;
import io.sparktune.data.images.pixels.PictureForm;
import io.sparktune.spark.input.SparkFiles;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.InputSpark;
import io.sparktune.spark.work.CellWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of a table with a picture in each. The picture of Spark's own source of images is left
 * as the name of its file.
 *
 * @param place the name of the table in messages
 * @param schema of the columns that are kept
 * @param rows with these columns, and the picture behind them
 */
public record PicturesInTables(String place, StructType schema, JavaRDD<Row> rows) {

  private static final String TABLES = ".*\\.(parquet|orc|avro|jsonl?|ndjson)";
  private static final String OTHERS = ".*\\.(png|jpe?g|jpe|gif|bmp|csv|tsv|txt)(\\.gz)?";
  private static final String CATALOG = "table:";
  private static final String ORIGIN = "origin";

  /** The table at a path; empty where there is none with pictures in its cells. */
  public static Optional<PicturesInTables> of(SparkSession spark, Files source, DataFiles files) {
    if (!isTable(source.path(), files)) {
      return Optional.empty();
    }
    Dataset<Row> all =
        new SparkFiles(InputSpark.of(spark))
            .frames(source).stream()
                .reduce((above, below) -> above.unionByName(below, true))
                .orElseThrow();
    return PictureColumn.ofCells(all.schema()).map(column -> of(source.path(), all, column));
  }

  private static boolean isTable(String path, DataFiles files) {
    String name = path.toLowerCase(Locale.ROOT);
    if (path.startsWith(CATALOG) || name.matches(OTHERS)) {
      return path.startsWith(CATALOG);
    }
    return name.matches(TABLES)
        || files.below(path).stream()
            .anyMatch(file -> file.toLowerCase(Locale.ROOT).matches(TABLES));
  }

  private static PicturesInTables of(String place, Dataset<Row> all, String picture) {
    List<Column> columns = new ArrayList<>();
    for (String name : all.columns()) {
      if (!name.equals(picture)) {
        columns.add(InputFiles.column(all, name));
      }
    }
    if (all.schema().apply(picture).dataType() instanceof StructType struct
        && List.of(struct.fieldNames()).contains(ORIGIN)) {
      columns.add(0, InputFiles.column(all, picture).getField(ORIGIN).as(ListedImages.FILE));
    }
    StructType kept = all.select(columns.toArray(Column[]::new)).schema();
    columns.add(InputFiles.column(all, picture));
    return new PicturesInTables(place, kept, all.select(columns.toArray(Column[]::new)).javaRDD());
  }

  /**
   * Decodes every picture once, so that nothing is written where one cannot be used.
   *
   * @return their number
   * @throws io.sparktune.data.DataError with the rows of those that cannot
   */
  public long requireDecodable(PictureForm form) {
    int picture = schema.length();
    ProblemList problems = new ProblemList();
    AtomicLong count = new AtomicLong();
    CellWork.each(
        rows,
        picture,
        (cell, opener) -> CellPicture.of(cell, form).fault(),
        faults -> {
          for (String fault : faults) {
            long row = count.incrementAndGet();
            if (!fault.isEmpty()) {
              problems.add(place + " row " + row + ": the picture " + fault);
            }
          }
        });
    problems.throwIfAny();
    return count.get();
  }
}
