package io.sparktune.lake.sinks.iceberg;

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
 * The settings of Iceberg tables.
 *
 * @param database with its catalog, such as {@code lake.studies}
 * @param tables such as {@code trials}
 */
public record IcebergSettings(String database, List<String> tables) implements SinkSettings {

  private static final String CATALOG = "org.apache.iceberg.spark.SparkCatalog";

  public IcebergSettings {
    tables = List.copyOf(tables);
  }

  private String catalog() {
    return database.substring(0, database.indexOf('.'));
  }

  @Override
  public String place() {
    return "Iceberg tables in " + database;
  }

  @Override
  public Optional<String> lack(Supplier<SparkSession> spark) {
    String key = "spark.sql.catalog." + catalog();
    String remedy =
        "start Spark with --packages %s --conf %s=%s and the catalog's own settings, such as --conf"
                .formatted(LakeLibraries.ICEBERG, key, CATALOG)
            + " %s.type=hadoop --conf %s.warehouse=s3a://lake/warehouse".formatted(key, key);
    SessionLack lack = new SessionLack(spark.get(), "Iceberg", remedy);
    return lack.ofClass(CATALOG).or(() -> lack.ofSetting(key, CATALOG));
  }

  @Override
  public StudySink open(SinkStudy study) {
    return new IcebergSink(this, study);
  }
}
