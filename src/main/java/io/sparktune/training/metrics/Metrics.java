package io.sparktune.training.metrics;

import io.sparktune.settings.Task;
import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.LabelThreshold;
import io.sparktune.trial.Metric;
import io.sparktune.trial.NamedScore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The metrics that a study can name: standard ones, costs and a user's own. */
public final class Metrics {

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Fixed columns of the tables and words of constraints. */
  static final Set<String> RESERVED =
      Set.of(
          "and",
          "or",
          "not",
          "true",
          "false",
          "attempt",
          "best-epoch",
          "change",
          "changed-at",
          "epoch",
          "epochs",
          "event",
          "executor",
          "failure-kind",
          "failure-message",
          "feasible",
          "finished-at",
          "fold",
          "folds",
          "honest-score",
          "host",
          "hypervolume",
          "knee",
          "params-json",
          "parent",
          "parent-epoch",
          "pruned-reason",
          "rank",
          "score",
          "score-millis",
          "score-std",
          "seed",
          "size",
          "started-at",
          "state",
          "study",
          "taken-from",
          "tied",
          "trial",
          "undefined-metrics");

  private static final Metrics STANDARD = new Metrics(standardByKey());

  private final Map<String, Metric> byKey;

  private Metrics(Map<String, Metric> byKey) {
    this.byKey = byKey;
  }

  /** The standard metrics and costs. */
  public static Metrics standard() {
    return STANDARD;
  }

  private static Map<String, Metric> standardByKey() {
    Map<String, Metric> byKey = new LinkedHashMap<>();
    for (List<? extends Metric> some :
        List.of(
            List.of(StandardClassMetric.values()),
            List.of(AskedClassMetric.values()),
            List.of(LabelsMetric.values()),
            List.of(StandardNumberMetric.values()),
            List.of(AskedNumberMetric.values()),
            List.of(AnomalyMetric.values()),
            List.of(CostMetric.values()))) {
      some.forEach(metric -> byKey.put(metric.key(), metric));
    }
    return byKey;
  }

  /** The scores of an objective alone. */
  public static Metrics ofScores(Collection<NamedScore> scores) {
    Map<String, Metric> byKey = new LinkedHashMap<>();
    scores.forEach(score -> byKey.put(score.key(), score));
    return new Metrics(byKey);
  }

  /** Whether a name can be that of a metric: lower case with hyphens, and no fixed column. */
  public static boolean isKey(String name) {
    return KEY.matcher(name).matches() && !RESERVED.contains(name);
  }

  /**
   * These metrics and a user's own.
   *
   * @throws IllegalArgumentException if a key is not lower case with hyphens, is reserved or is
   *     taken, or if a metric measures no predictions
   */
  public Metrics with(Collection<? extends Metric> given) {
    Map<String, Metric> all = new LinkedHashMap<>(byKey);
    for (Metric metric : given) {
      String type = metric.getClass().getName();
      if (metric.key() == null || !KEY.matcher(metric.key()).matches()) {
        throw new IllegalArgumentException(
            type + " has the key " + metric.key() + "; wanted one such as balanced-accuracy");
      }
      if (RESERVED.contains(metric.key())) {
        throw new IllegalArgumentException(
            type + " has the key " + metric.key() + ", which is a column or a word of constraints");
      }
      if (metric.task().isEmpty()) {
        throw new IllegalArgumentException(type + " is neither a ClassMetric nor a NumberMetric");
      }
      if (!(metric.least() < metric.greatest())) {
        throw new IllegalArgumentException(
            type + " has values from " + metric.least() + " to " + metric.greatest());
      }
      Metric other = all.putIfAbsent(metric.key(), metric);
      if (other != null) {
        throw new IllegalArgumentException(
            type + " has the key " + metric.key() + " of " + other.getClass().getName());
      }
    }
    return new Metrics(all);
  }

  /** The metric with a key. */
  public Optional<Metric> named(String key) {
    Optional<Metric> known = Optional.ofNullable(byKey.get(key));
    if (key.equals(LabelThreshold.INSTANCE.key()) && hasPredictions()) {
      return Optional.of(LabelThreshold.INSTANCE);
    }
    return hasPredictions() ? known.or(() -> ofFirst(key)) : known;
  }

  /** A metric of the first ones, as many as its key says. */
  private static Optional<Metric> ofFirst(String key) {
    return TopAccuracy.named(key).<Metric>map(metric -> metric).or(() -> RankingMetric.named(key));
  }

  /** Whether these are metrics of networks, not the scores of an objective. */
  private boolean hasPredictions() {
    return byKey.containsValue(StandardClassMetric.ACCURACY);
  }

  /**
   * The metric with a key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Metric require(String key) {
    return named(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no metric "
                        + key
                        + " here; the metrics are "
                        + String.join(", ", keys())));
  }

  /**
   * The goal in a text such as {@code maximize f1@yes}, as {@link Goal#toString} gives it.
   *
   * @throws IllegalArgumentException if its metric is unknown
   */
  public Goal goal(String text) {
    String[] words = text.split(" ", 2);
    String[] parts = words[1].split("@", 2);
    return new Goal(
        require(parts[0]),
        parts.length == 2 ? parts[1] : "",
        Direction.valueOf(words[0].toUpperCase(Locale.ROOT)));
  }

  /**
   * The metrics that a study measures on every fold.
   *
   * @param named the keys of metrics that the study names
   * @param labels the classes for which metrics are also measured alone
   */
  public MeasuredMetrics measured(Task task, Collection<String> named, List<String> labels) {
    List<Metric> measured = new ArrayList<>(of(task));
    measured.removeIf(metric -> !isAlwaysMeasured(metric) && !named.contains(metric.key()));
    named.stream()
        .distinct()
        .flatMap(key -> ofFirst(key).stream())
        .filter(metric -> !byKey.containsKey(metric.key()))
        .filter(metric -> metric.task().equals(Optional.of(task)))
        .forEach(measured::add);
    if (task == Task.MULTI_LABEL) {
      measured.add(LabelThreshold.INSTANCE);
    }
    return new MeasuredMetrics(measured, labels);
  }

  private static boolean isAlwaysMeasured(Metric metric) {
    return STANDARD.byKey.containsKey(metric.key())
        && !(metric instanceof AskedClassMetric)
        && !(metric instanceof AskedNumberMetric)
        && !(metric instanceof AnomalyMetric);
  }

  /** All metrics: standard ones, costs, a user's own. */
  public List<Metric> all() {
    return List.copyOf(byKey.values());
  }

  /** The keys of all metrics. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>(byKey.keySet());
    if (hasPredictions()) {
      keys.add(keys.indexOf(AskedClassMetric.COHEN_KAPPA.key()), new TopAccuracy(5).key());
      int ofRanks = keys.indexOf(AnomalyMetric.RECONSTRUCTION_ERROR.key());
      keys.addAll(ofRanks, List.of("hit-rate-10", "ndcg-10"));
    }
    return List.copyOf(keys);
  }

  /** The metrics for a task. */
  public List<Metric> of(Task task) {
    return byKey.values().stream()
        .filter(metric -> metric.task().equals(Optional.of(task)))
        .toList();
  }
}
