package io.sparktune.config.sections;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.reader.KeyPath;
import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.settings.Bounds;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code study.goal}: one goal, or a list of them. */
final class GoalSection {

  private static final String KEY = "goal";
  private static final Goals SAMPLE =
      Goals.of(new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE));
  private static final SettingType<String> TEXT =
      SettingType.text(
          "maximize or minimize and a metric, such as \"maximize accuracy\"",
          goal -> goal.split(" +", -1).length >= 2);

  private final ReadContext reading;
  private final Metrics metrics;
  private final boolean strict;
  private final List<Goal> goals = new ArrayList<>();
  private boolean isFirstUnknown;

  private GoalSection(ReadContext reading, Metrics metrics, boolean strict) {
    this.reading = reading;
    this.metrics = metrics;
    this.strict = strict;
  }

  static Goals read(Section study, Metrics metrics, boolean strict) {
    GoalSection found = new GoalSection(study.reading(), metrics, strict);
    Optional<ConfigValue> value = study.peek(KEY);
    if (value.isEmpty() || !(value.get() instanceof ConfigList list)) {
      String text = study.value(KEY, TEXT);
      value.ifPresent(given -> found.add(given, KeyPath.join(study.path(), KEY), text));
      return found.goals();
    }
    if (list.isEmpty() || list.size() > Goals.MOST) {
      study.mismatch(KEY, "from 1 to " + Goals.MOST + " goals");
    }
    for (int place = 0; place < Math.min(list.size(), Goals.MOST); place++) {
      String text = study.element(KEY, place, TEXT);
      found.add(list.get(place), KeyPath.join(study.path(), KEY + "." + place), text);
      if (list.size() == 1) {
        // The same study as with the text alone.
        study.settle(KEY, text);
      }
    }
    return found.goals();
  }

  private Goals goals() {
    return goals.isEmpty() ? SAMPLE : new Goals(goals);
  }

  /**
   * Takes the next goal.
   *
   * @param text empty where the value is none
   */
  private void add(ConfigValue value, String path, String text) {
    if (text.isEmpty()) {
      isFirstUnknown |= goals.isEmpty();
      return;
    }
    String[] words = text.split(" +", 2);
    String[] parts = words[1].split("@", 2);
    Direction direction = Names.of(Direction.values()).get(words[0]);
    Optional<Metric> metric = named(parts[0]);
    if (direction == null || metric.isEmpty()) {
      mismatch(value, path, TEXT.wanted() + remedy(words[0], words[1]));
      isFirstUnknown |= goals.isEmpty();
      return;
    }
    String label = parts.length == 2 ? parts[1].strip() : "";
    Metric named = metric.get();
    if (!named.allows(direction)) {
      String right = named.direction().name().toLowerCase(Locale.ROOT);
      mismatch(value, path, "\"" + right + " " + words[1] + "\"");
      direction = named.direction();
    } else if (parts.length == 2 && (label.isEmpty() || !named.isPerClass())) {
      mismatch(value, path, "a class after @, for precision, recall and f1 only");
      label = "";
    }
    Goal goal = new Goal(named, named.isPerClass() ? label : "", direction);
    Optional<String> objection = objection(goal);
    objection.ifPresent(
        sentence ->
            reading.report(Problem.plain(SourceLocation.of(value.origin()), path, sentence)));
    if (objection.isEmpty() && !isFirstUnknown) {
      goals.add(goal);
    }
  }

  /** A metric that can be a goal. */
  private Optional<Metric> named(String key) {
    return metrics
        .named(key)
        .filter(metric -> Arrays.stream(Direction.values()).anyMatch(metric::allows));
  }

  private void mismatch(ConfigValue value, String path, String wanted) {
    reading.mismatch(value.origin(), path, SettingType.shown(value), wanted);
  }

  private String remedy(String direction, String metric) {
    String[] parts = metric.split("@", 2);
    List<String> keys = metrics.keys();
    Optional<String> meant =
        named(parts[0]).map(Metric::key).or(() -> Names.nearest(parts[0], keys));
    if (meant.isEmpty()) {
      return "; the metrics are " + String.join(", ", keys);
    }
    Direction usual = metrics.named(meant.get()).orElseThrow().direction();
    String way =
        Names.nearest(direction, Names.of(Direction.values()).keySet())
            .orElse(usual.name().toLowerCase(Locale.ROOT));
    String label = parts.length == 2 ? "@" + parts[1] : "";
    return "; did you mean \"" + way + " " + meant.get() + label + "\"?";
  }

  /** The reason against a goal beside those before it. */
  private Optional<String> objection(Goal goal) {
    Metric metric = goal.metric();
    if (strict && metric.isTime()) {
      return Optional.of(
          metric.key()
              + " differs from run to run, which study.strict = true excludes; wanted parameters in"
              + " its place, or study.strict = false");
    }
    if (goals.isEmpty()) {
      return metric.isCost() && !isFirstUnknown
          ? Optional.of(
              metric.key()
                  + " is measured at the end of a fold only, but the first goal is what epochs and"
                  + " folds are compared by; wanted a list such as [\"maximize accuracy\", \""
                  + goal
                  + "\"]")
          : Optional.empty();
    }
    Goal first = goals.get(0);
    if (goals.stream().anyMatch(other -> other.name().equals(goal.name()))) {
      return Optional.of(goal.name() + " is a goal already");
    }
    return metric.isCost() || metric.task().equals(first.metric().task())
        ? Optional.empty()
        : Optional.of("\"" + goal + "\" does not go with the first goal to " + first);
  }

  /** The values that a metric can have, as far as they can be written. */
  static Bounds bounds(Metric metric) {
    return Bounds.from(
        Math.max(-Bounds.LARGEST, metric.least()), Math.min(Bounds.LARGEST, metric.greatest()));
  }
}
