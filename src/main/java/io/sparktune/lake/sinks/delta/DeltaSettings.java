package io.sparktune.lake.sinks.delta;

import io.sparktune.lake.sinks.SinkSettings;
import io.sparktune.lake.sinks.SinkStudy;
import io.sparktune.lake.sinks.StudySink;
import io.sparktune.lake.sinks.shared.SessionLack;
import io.sparktune.storage.LakeLibraries;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * The settings of Delta tables.
 *
 * @param path the folder in which each table has its own
 * @param tables such as {@code trials}
 */
public record DeltaSettings(String path, List<String> tables) implements SinkSettings {

  private static final String EXTENSION = "io.delta.sql.DeltaSparkSessionExtension";
  private static final String CATALOG = "org.apache.spark.sql.delta.catalog.DeltaCatalog";

  public DeltaSettings {
    tables = List.copyOf(tables);
  }

  @Override
  public String place() {
    return "Delta tables in " + path;
  }

  @Override
  public Optional<String> lack(Supplier<SparkSession> spark) {
    String remedy =
        "start Spark with --packages %s --conf spark.sql.extensions=%s --conf"
                .formatted(LakeLibraries.DELTA, EXTENSION)
            + " spark.sql.catalog.spark_catalog="
            + CATALOG;
    SessionLack lack = new SessionLack(spark.get(), "Delta Lake", remedy);
    return lack.ofClass(CATALOG)
        .or(() -> lack.ofSetting("spark.sql.extensions", EXTENSION))
        .or(() -> lack.ofSetting("spark.sql.catalog.spark_catalog", CATALOG));
  }

  @Override
  public StudySink open(SinkStudy study) {
    return new DeltaSink(this, study);
  }
}
