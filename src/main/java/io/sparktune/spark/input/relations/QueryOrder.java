package io.sparktune.spark.input.relations;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NullsFirst$;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * The order that a query gives to its rows; rows that it leaves equal are sorted by their cells.
 */
final class QueryOrder {

  private QueryOrder() {}

  /** The rows of a query, with its order made whole if it has one. */
  static RelationRows kept(SparkSession spark, Dataset<Row> query) {
    LogicalPlan plan = query.queryExecution().analyzed();
    LogicalPlan whole = whole(plan);
    return whole == plan
        ? new RelationRows(query, false)
        : new RelationRows(Dataset.ofRows(spark, whole), true);
  }

  private static LogicalPlan whole(LogicalPlan plan) {
    if (plan instanceof Sort sort) {
      return sort.global() ? whole(sort) : plan;
    }
    boolean keepsOrder =
        plan instanceof Project
            || plan instanceof SubqueryAlias
            || plan instanceof GlobalLimit
            || plan instanceof LocalLimit
            || plan instanceof Offset
            || plan instanceof WithCTE;
    if (!keepsOrder) {
      return plan;
    }
    // The definitions of a WITH come before its query.
    List<LogicalPlan> children = new ArrayList<>(JavaConverters.seqAsJavaList(plan.children()));
    int last = children.size() - 1;
    LogicalPlan rows = whole(children.get(last));
    if (rows == children.get(last)) {
      return plan;
    }
    children.set(last, rows);
    return plan.withNewChildren(JavaConverters.asScalaBuffer(children).toSeq());
  }

  private static Sort whole(Sort sort) {
    List<SortOrder> order = new ArrayList<>(JavaConverters.seqAsJavaList(sort.order()));
    Seq<Expression> none = JavaConverters.asScalaBuffer(new ArrayList<Expression>()).toSeq();
    for (Attribute column : JavaConverters.seqAsJavaList(sort.child().output())) {
      if (RowOrdering.isOrderable(column.dataType())) {
        order.add(new SortOrder(column, Ascending$.MODULE$, NullsFirst$.MODULE$, none));
      }
    }
    return new Sort(JavaConverters.asScalaBuffer(order).toSeq(), true, sort.child());
  }
}
