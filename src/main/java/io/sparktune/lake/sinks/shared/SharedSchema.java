package io.sparktune.lake.sinks.shared;

import io.sparktune.lake.tables.TableColumn;
import io.sparktune.lake.tables.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of a shared table: the same for every study. */
public final class SharedSchema {

  public static final String STUDY = "study";

  /** The digest of the journal's first event. */
  public static final String JOURNAL = "journal";

  /** The last event that the rows of a batch rest on. */
  public static final String EVENT = "journal_event";

  /** The digest of that event and of all before it. */
  public static final String DIGEST = "journal_digest";

  /** The day on which the study began, in UTC. */
  public static final String DATE = "date";

  static final String PARAMETERS = "params";
  static final String METRICS = "metrics";

  private static final Set<String> WITH_PARAMETERS = Set.of("trials");
  private static final Set<String> WITH_METRICS = Set.of("trials", "folds", "fronts");

  private SharedSchema() {}

  /** The columns of a table of a study as those of all studies. */
  public static StructType of(TableSchema table) {
    List<StructField> fields = new ArrayList<>();
    fields.add(field(STUDY, DataTypes.StringType));
    fields.add(field(DATE, DataTypes.DateType));
    fields.add(field(JOURNAL, DataTypes.StringType));
    fields.add(field(EVENT, DataTypes.LongType));
    fields.add(field(DIGEST, DataTypes.StringType));
    fixed(table).forEach(column -> fields.add(field(column.name(), type(column.kind()))));
    if (hasParameters(table)) {
      fields.add(field(PARAMETERS, map(DataTypes.StringType)));
    }
    if (hasMetrics(table)) {
      fields.add(field(METRICS, map(DataTypes.DoubleType)));
    }
    return new StructType(fields.toArray(StructField[]::new));
  }

  static boolean hasParameters(TableSchema table) {
    return WITH_PARAMETERS.contains(table.name());
  }

  static boolean hasMetrics(TableSchema table) {
    return WITH_METRICS.contains(table.name());
  }

  /** The columns that a table has in every study, but for the study's name. */
  static List<TableColumn> fixed(TableSchema table) {
    return table.columns().stream().filter(SharedSchema::isFixed).toList();
  }

  static boolean isFixed(TableColumn column) {
    return column.role() == TableColumn.Role.FIXED && !column.name().equals(STUDY);
  }

  private static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  private static DataType map(DataType value) {
    return DataTypes.createMapType(DataTypes.StringType, value, true);
  }

  /** The type of such cells. */
  public static DataType type(TableColumn.Kind kind) {
    return switch (kind) {
      case INTEGER -> DataTypes.LongType;
      case REAL -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case TEXT -> DataTypes.StringType;
      case TIME -> DataTypes.TimestampType;
    };
  }
}
