package io.sparktune.spark.input.relations;

import io.sparktune.data.DataError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.Function1;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.runtime.AbstractPartialFunction;

/** A query whose tables are read at one version each, wherever it names them. */
final class PinnedQuery {

  private final SparkSession spark;
  private final TableVersions versions;

  PinnedQuery(SparkSession spark, TableVersions versions) {
    this.spark = spark;
    this.versions = versions;
  }

  RelationRows rows(String sql) throws ParseException {
    LogicalPlan parsed = spark.sessionState().sqlParser().parsePlan(sql);
    return QueryOrder.kept(
        spark, Dataset.ofRows(spark, parsed.transformDownWithSubqueries(new Pins())));
  }

  /** Puts the versions of tables beside their names; what a query names by itself has none. */
  private final class Pins extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {

    private final Set<String> named = new HashSet<>();

    @Override
    public boolean isDefinedAt(LogicalPlan plan) {
      return true;
    }

    @Override
    @SuppressWarnings("unchecked") // Scala has a bound that Java cannot say
    public <A extends LogicalPlan, B> B applyOrElse(A plan, Function1<A, B> otherwise) {
      return (B) pinned(plan);
    }

    private LogicalPlan pinned(LogicalPlan plan) {
      if (plan instanceof Command || plan instanceof ParsedStatement) {
        throw new DataError("data.sql", "is a command, wanted a query, such as SELECT");
      }
      if (plan instanceof UnresolvedWith with) {
        return withDefinitions(with);
      }
      if (plan instanceof UnresolvedRelation table) {
        boolean isNamed =
            table.multipartIdentifier().size() == 1 && named.contains(table.tableName());
        return isNamed ? table : at(table, table.tableName(), table);
      }
      return plan instanceof RelationTimeTravel past
              && past.relation() instanceof UnresolvedRelation table
          ? at(past, table.tableName() + asOf(past), table)
          : plan;
    }

    private LogicalPlan withDefinitions(UnresolvedWith with) {
      List<Tuple2<String, SubqueryAlias>> definitions =
          JavaConverters.seqAsJavaList(with.cteRelations());
      definitions.forEach(definition -> named.add(definition._1()));
      List<Tuple2<String, SubqueryAlias>> pinned =
          definitions.stream()
              .map(
                  definition ->
                      new Tuple2<>(
                          definition._1(),
                          (SubqueryAlias) definition._2().transformDownWithSubqueries(this)))
              .toList();
      return new UnresolvedWith(with.child(), JavaConverters.asScalaBuffer(pinned).toSeq());
    }

    private String asOf(RelationTimeTravel past) {
      return past.version().isDefined()
          ? " VERSION AS OF " + past.version().get()
          : " TIMESTAMP AS OF " + past.timestamp().get().sql();
    }

    private LogicalPlan at(LogicalPlan asked, String place, UnresolvedRelation table) {
      Optional<String> version = versions.of(place).or(() -> version(asked));
      version.ifPresent(known -> versions.read(place, known));
      return version
          .<LogicalPlan>map(
              known -> new RelationTimeTravel(table, Option.empty(), Option.apply(known)))
          .orElse(asked);
    }

    private Optional<String> version(LogicalPlan table) {
      try {
        return PlanVersion.of(Dataset.ofRows(spark, table));
      } catch (Exception e) { // whoever analyses the whole query says so
        return Optional.empty();
      }
    }
  }
}
