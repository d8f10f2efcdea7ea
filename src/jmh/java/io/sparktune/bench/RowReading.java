package io.sparktune.bench;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.data.DataSource.Format;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.data.table.TableBuilder;
import io.sparktune.spark.input.SparkFiles;
import io.sparktune.spark.input.files.InputSpark;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/** The time and memory in which the driver reads the rows of a made table. Argument: its folder. */
final class RowReading {

  static final String HEAD =
      "rows,columns,seconds,cpu_seconds,off_heap_mb,heap_after_collection_mb,resident_mb,"
          + "peak_resident_mb";

  private RowReading() {}

  public static void main(String[] arguments) {
    try (SparkSession spark = SparkSession.builder().master("local[1]").getOrCreate()) {
      Meter meter = new Meter();
      KeyedDataset read =
          TableBuilder.build(
              new SparkFiles(InputSpark.of(spark))
                  .table(new DataSource.Files(arguments[0], Format.AUTO, CsvDialect.STANDARD)),
              new ColumnRoles(
                  "y", TargetKind.AUTO, "", "", List.of(), List.of(), List.of(), List.of()));
      double seconds = meter.wallMillis() / 1000;
      double cpuSeconds = meter.cpuMillis() / 1000;
      System.gc();
      Runtime heap = Runtime.getRuntime();
      Child.tell(
          String.format(
              Locale.ROOT,
              "%d,%d,%.1f,%.1f,%.0f,%.0f,%.0f,%.0f",
              read.dataset().rows(),
              read.profile().columns().size() - 1,
              seconds,
              cpuSeconds,
              read.dataset().bytes() / 1048576.0,
              (heap.totalMemory() - heap.freeMemory()) / 1048576.0,
              Meter.residentMegabytes(),
              Meter.peakResidentMegabytes()));
    }
  }
}
