package io.sparktune.config.sections;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.data.KindSettings;
import io.sparktune.data.folds.Validation;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.Task;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code validation}. */
public final class ValidationSection {

  private static final int MOST_ROWS = 1_000_000_000;
  private static final int MOST_ROUNDS = 100;

  private ValidationSection() {}

  public static Validation read(Section validation, KindSettings rows, Task task) {
    Map<String, Function<Section, Validation>> schemes = new LinkedHashMap<>();
    schemes.put("k-fold", section -> kFold(section, rows, task));
    schemes.put("grouped", section -> grouped(section, rows));
    schemes.put("time-order", section -> inTimeOrder(section, rows));
    schemes.put("single", section -> single(section, rows, task));
    boolean isGiven = validation.isGiven("scheme");
    Function<Section, Validation> scheme = validation.value("scheme", SettingType.oneOf(schemes));
    if (!rows.isInTimeOrder()) {
      return scheme.apply(validation);
    }
    if (isGiven && scheme != schemes.get("time-order")) {
      validation.problem("scheme", "must be time-order: what comes later is foretold");
    }
    validation.settle("scheme", "time-order");
    return inTimeOrder(validation, rows);
  }

  /** The most rounds in which tied trials are trained again; 0 for none. */
  public static int confirmations(Section validation, Validation scheme, Goals goals) {
    int rounds = validation.value("confirm", SettingType.integer(0, MOST_ROUNDS));
    if (rounds > 0 && goals.areSeveral()) {
      validation.problem(
          "confirm", "needs one goal, by which trials can be tied; leave it out, or name one goal");
    } else if (rounds > 0 && !scheme.isDrawn()) {
      validation.problem(
          "confirm", "needs new folds, and those in time order are always the same; leave it out");
    } else if (rounds > 0 && scheme.fits() == 1) {
      validation.problem(
          "confirm",
          "needs several folds, for one tells no trial from another; set validation.scheme ="
              + " k-fold");
    }
    return rounds;
  }

  /** Reports that trials of this search cannot be confirmed. */
  public static void refuseConfirmation(Section root, String sentence) {
    ConfigObject validation = (ConfigObject) root.peek("validation").orElseThrow();
    ConfigValue confirm = Objects.requireNonNull(validation.get("confirm"));
    SourceLocation place = SourceLocation.of(confirm.origin());
    root.reading().report(Problem.plain(place, "validation.confirm", sentence));
  }

  /** The classes whose own scores are kept. */
  public static List<String> perClass(Section validation, Task task) {
    List<String> labels = validation.value("per-class", SettingType.texts());
    if (!labels.isEmpty() && task == Task.REGRESSION) {
      validation.problem("per-class", "means nothing where the goal is one of regression");
    }
    return labels;
  }

  /** The keys of metrics that are measured besides the standard ones and those of goals. */
  public static List<String> metrics(Section validation, Metrics known, Goal goal) {
    List<String> keys = validation.value("metrics", SettingType.texts());
    for (String key : keys) {
      Optional<Metric> metric = known.named(key);
      if (metric.isEmpty()) {
        validation.problem(
            "metrics",
            "there is no metric %s; the metrics are %s"
                .formatted(key, String.join(", ", known.keys())));
      } else if (!metric.get().isCost() && !metric.get().task().equals(goal.metric().task())) {
        validation.problem("metrics", key + " does not go with the goal to " + goal);
      }
    }
    return keys;
  }

  private static Validation kFold(Section validation, KindSettings rows, Task task) {
    omitTime(validation);
    validation.omit("share", "unless validation.scheme is single");
    if (rows.hasGroups()) {
      validation.problem("scheme", "must be grouped, for data.group is given");
    }
    return new Validation.KFold(
        folds(validation),
        validation.value("repeats", SettingType.integer(1, 1000)),
        isStratified(validation, task));
  }

  private static Validation grouped(Section validation, KindSettings rows) {
    omitTime(validation);
    omitAllButFolds(validation, "where validation.scheme is grouped");
    if (!rows.hasGroups()) {
      validation.problem("scheme", "grouped, but data.group is missing");
    }
    return new Validation.Grouped(folds(validation));
  }

  private static Validation inTimeOrder(Section validation, KindSettings rows) {
    String reason = "where validation.scheme is time-order";
    validation.omit("repeats", reason);
    validation.omit("stratified", reason);
    if (!rows.hasTimes()) {
      validation.problem("scheme", "time-order, but data.time is missing");
    }
    int folds = folds(validation);
    boolean hasShare = validation.isGiven("share");
    double share = validation.value("share", SettingType.real(Bounds.between(0, 1)));
    if (hasShare && share * folds >= 1) {
      validation.problem("share", folds + " such folds leave nothing to train on; lower it");
    }
    if (!hasShare) {
      validation.omit("share", "");
    }
    return new Validation.InTimeOrder(
        folds,
        hasShare && share * folds < 1 ? share : 0,
        validation.value("gap", SettingType.integer(0, MOST_ROWS)),
        validation.value("most-rows", SettingType.integer(0, MOST_ROWS)));
  }

  private static Validation single(Section validation, KindSettings rows, Task task) {
    omitTime(validation);
    validation.omit("folds", "where validation.scheme is single");
    validation.omit("repeats", "where validation.scheme is single");
    if (rows.hasGroups()) {
      validation.problem("scheme", "must be grouped, for data.group is given");
    }
    return new Validation.SingleSplit(
        validation.value("share", SettingType.real(Bounds.between(0, 1))),
        isStratified(validation, task));
  }

  private static void omitTime(Section validation) {
    for (String key : List.of("gap", "most-rows")) {
      validation.omit(key, "unless validation.scheme is time-order");
    }
  }

  private static void omitAllButFolds(Section validation, String reason) {
    validation.omit("repeats", reason);
    validation.omit("stratified", reason);
    validation.omit("share", reason);
  }

  private static int folds(Section validation) {
    return validation.value("folds", SettingType.integer(2, 1000));
  }

  private static boolean isStratified(Section validation, Task task) {
    boolean stratified = validation.value("stratified", SettingType.truth());
    if (task == Task.CLASSIFICATION || !stratified) {
      return stratified;
    }
    if (validation.isGiven("stratified")) {
      validation.problem(
          "stratified", "needs one class for each row, but the goal is about a " + task.noun());
    }
    validation.settle("stratified", false);
    return false;
  }
}
