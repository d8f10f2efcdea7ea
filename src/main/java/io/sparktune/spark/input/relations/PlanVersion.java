package io.sparktune.spark.input.relations;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;

/**
 * Asks a table for the version at which it is read. The classes of Delta and Iceberg are those of
 * the user's own jars, which is why they are asked by the names of their methods.
 */
final class PlanVersion {

  private static final String DELTA = "org.apache.spark.sql.delta.";
  private static final String ICEBERG = "org.apache.iceberg.";
  private static final String NONE = "none";

  private PlanVersion() {}

  /** The version of a table alone; empty if it keeps none, or it is a view of others. */
  static Optional<String> of(Dataset<?> table) {
    LogicalPlan plan = table.queryExecution().analyzed();
    while (plan instanceof SubqueryAlias || plan instanceof Project) {
      plan = plan.children().head();
    }
    if (plan instanceof LogicalRelation relation
        && relation.relation() instanceof HadoopFsRelation files) {
      return isOf(DELTA, files.location()) ? asked(files.location(), "version") : Optional.empty();
    }
    return plan instanceof DataSourceV2Relation relation ? of(relation.table()) : Optional.empty();
  }

  private static Optional<String> of(org.apache.spark.sql.connector.catalog.Table table) {
    if (isOf(DELTA, table)) {
      return ask(table, "initialSnapshot").flatMap(snapshot -> asked(snapshot, "version"));
    }
    if (!isOf(ICEBERG, table)) {
      return Optional.empty();
    }
    return asked(table, "snapshotId")
        .or(() -> Optional.ofNullable(table.properties().get("current-snapshot-id")))
        .filter(snapshot -> !snapshot.equals(NONE));
  }

  private static boolean isOf(String library, Object table) {
    return table.getClass().getName().startsWith(library);
  }

  private static Optional<String> asked(Object object, String method) {
    return ask(object, method).map(String::valueOf);
  }

  private static Optional<Object> ask(Object object, String method) {
    try {
      return Optional.ofNullable(object.getClass().getMethod(method).invoke(object));
    } catch (ReflectiveOperationException e) { // another version of the library
      return Optional.empty();
    }
  }
}
