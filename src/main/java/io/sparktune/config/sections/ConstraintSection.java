package io.sparktune.config.sections;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.reader.KeyPath;
import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.search.UniformPoints;
import io.sparktune.settings.Task;
import io.sparktune.space.Space;
import io.sparktune.space.expression.Domain;
import io.sparktune.space.expression.Expression;
import io.sparktune.space.expression.ExpressionError;
import io.sparktune.study.StudySettings;
import io.sparktune.study.outcomes.OutcomeConstraints;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.trial.Metric;
import io.sparktune.trial.OneClassMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Reads {@code search.constraints}.
 *
 * @param onValues those that name parameters only, so that they are checked before training
 * @param onOutcomes those that name something that training gives
 */
record ConstraintSection(List<Expression> onValues, OutcomeConstraints onOutcomes) {

  static final String KEY = "constraints";

  /** Each is evaluated for thousands of values at a time. */
  private static final int MOST = 100;

  private static final long SEED = 100;

  /** Reads the constraints on values of a space. */
  static ConstraintSection read(
      Section search, Space space, Map<String, ?> constants, Metrics metrics) {
    List<Expression> onValues = new ArrayList<>();
    List<Expression> onOutcomes = new ArrayList<>();
    int count = search.value(KEY, SettingType.texts()).size();
    if (count > MOST) {
      search.problem(KEY, "has " + count + " elements, wanted at most " + MOST);
    }
    if (count == 0 || count > MOST) {
      return new ConstraintSection(List.of(), OutcomeConstraints.NONE);
    }
    Map<String, Domain> domains = new LinkedHashMap<>(Domain.of(space));
    Map<String, Metric> measured = new LinkedHashMap<>();
    metrics.all().forEach(metric -> measured.put(metric.key(), metric));
    for (ConfigValue text : (ConfigList) search.peek(KEY).orElseThrow()) {
      measured.putAll(ofClasses(String.valueOf(text.unwrapped()), metrics));
      measured.keySet().forEach(name -> domains.put(name, Domain.NUMBERS));
      parse(search, text, domains, constants, metrics)
          .ifPresent(found -> (isOnOutcomes(found, measured) ? onOutcomes : onValues).add(found));
    }
    return new ConstraintSection(
        List.copyOf(onValues), OutcomeConstraints.of(onOutcomes, measured.values()));
  }

  /** The metrics for one class alone that a constraint names, by key; none if it has an error. */
  private static Map<String, Metric> ofClasses(String text, Metrics metrics) {
    Map<String, Metric> found = new LinkedHashMap<>();
    try {
      for (String name : Expression.namesOfClasses(text)) {
        String[] parts = name.split("@", 2);
        metrics
            .named(parts[0])
            .filter(Metric::isPerClass)
            .ifPresent(metric -> found.put(name, new OneClassMetric(metric, parts[1])));
      }
    } catch (ExpressionError e) {
      return Map.of(); // told when the constraint is parsed
    }
    return found;
  }

  private static boolean isOnOutcomes(Expression constraint, Map<String, Metric> measured) {
    return measured.keySet().stream().anyMatch(constraint.names()::contains);
  }

  private static Optional<Expression> parse(
      Section search,
      ConfigValue text,
      Map<String, Domain> domains,
      Map<String, ?> constants,
      Metrics metrics) {
    String written = String.valueOf(text.unwrapped());
    try {
      return Optional.of(Expression.parse(written, domains, constants));
    } catch (ExpressionError e) {
      Problem problem =
          problem(search, text.origin(), "\"" + Problem.cut(written) + "\": " + e.getMessage());
      search.reading().report(remedy(e, domains, metrics).map(problem::withRemedy).orElse(problem));
      return Optional.empty();
    }
  }

  /** The probable meaning of an unknown name. */
  private static Optional<String> remedy(
      ExpressionError error, Map<String, Domain> domains, Metrics metrics) {
    String unknown = error.unknown();
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    if (domains.values().stream().anyMatch(domain -> domain.texts().contains(unknown))
        && !error.known().contains(unknown)) {
      return Optional.of("a text stands in quotes: '" + unknown + "'");
    }
    int label = unknown.indexOf('@');
    if (label > 0 && metrics.named(unknown.substring(0, label)).isPresent()) {
      return Optional.of("only precision, recall and f1 are measured for one class alone");
    }
    return Names.nearestOrEnding(unknown, error.known()).map(name -> "did you mean " + name + "?");
  }

  private static Problem problem(Section search, ConfigOrigin origin, String sentence) {
    return Problem.plain(SourceLocation.of(origin), KeyPath.join(search.path(), KEY), sentence);
  }

  /** Reports constraints on what is not measured in such a study. */
  void check(Section search, StudySettings study) {
    Optional<Task> task = study.goal().metric().task();
    for (Expression constraint : onOutcomes.all()) {
      for (Metric metric : onOutcomes.metrics()) {
        if (!constraint.names().contains(metric.key())) {
          continue;
        }
        if (study.isStrict() && metric.isTime()) {
          complain(
              search,
              constraint,
              metric,
              " differs from run to run, which study.strict = true excludes");
        } else if (!metric.isCost() && !metric.task().equals(task)) {
          complain(search, constraint, metric, " does not go with the goal to " + study.goal());
        }
      }
    }
  }

  private static void complain(
      Section search, Expression constraint, Metric metric, String sentence) {
    search.problem(KEY, "\"" + Problem.cut(constraint.text()) + "\": " + metric.key() + sentence);
  }

  /** The space with the constraints on values; that none can keep them is a problem. */
  Space in(Section search, Space space) {
    Space constrained = new Space(space.roots(), List.copyOf(onValues));
    if (!onValues.isEmpty() && isEmpty(constrained)) {
      Optional<Expression> alone =
          onValues.stream()
              .filter(constraint -> isEmpty(new Space(space.roots(), List.of(constraint))))
              .findFirst();
      search.problem(
          KEY,
          "%snone of %,d random values keep %s; wanted constraints that leave something to search"
              .formatted(
                  alone.map(one -> "\"" + Problem.cut(one.text()) + "\": ").orElse(""),
                  UniformPoints.MOST_DRAWS,
                  alone.isPresent() ? "it" : "all of them"));
    }
    return constrained;
  }

  private static boolean isEmpty(Space space) {
    return new UniformPoints(space).find(new SplittableRandom(SEED)).isEmpty();
  }
}
