package io.sparktune.config.sections;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SectionSettings;
import io.sparktune.config.reader.SettingType;
import io.sparktune.objective.ObjectiveKind;
import io.sparktune.objective.ObjectiveSettings;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.NamedScore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code objective}, which stands in the place of data, network and training. */
public final class ObjectiveSection {

  public static final String KEY = "objective";

  private static final String EPOCHS = "epochs";
  private static final int MOST_EPOCHS = 1_000_000;

  /** The sections that describe the training of a network. */
  private static final List<String> OF_NETWORKS =
      List.of("data", "prepare", "augment", "model", "training", "validation", "final");

  private ObjectiveSection() {}

  /** Whether a study has an objective. */
  public static boolean isIn(Section root) {
    return root.contains(KEY);
  }

  /** Reports sections that have no meaning beside an objective. */
  public static void omitNetworks(Section root) {
    OF_NETWORKS.forEach(section -> root.omit(section, "beside objective"));
  }

  /** The value of {@code objective.kind}; the first kind where it has a problem. */
  public static String kind(Section objective, Kinds kinds) {
    Map<String, String> names = new LinkedHashMap<>();
    kinds.objectives().forEach(kind -> names.put(kind.name(), kind.name()));
    if (names.isEmpty()) {
      objective.problem(
          "kind",
          "there is no objective; bring a jar with an ObjectiveKind, see docs/extending.md");
      objective.peek("kind");
      return "";
    }
    return objective.value("kind", SettingType.oneOf(names));
  }

  /** The times that a trial reports its score, at most. */
  public static int epochs(Section objective) {
    return objective.value(EPOCHS, SettingType.integer(1, MOST_EPOCHS), 1);
  }

  /**
   * The objective with one value in place of each range.
   *
   * @throws IllegalArgumentException if there is no such kind
   */
  public static ObjectiveSettings read(Section objective, Kinds kinds) {
    String name = kind(objective, kinds);
    epochs(objective);
    ObjectiveKind kind =
        kinds.objectives().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no objective " + name));
    return kind.read(new SectionSettings(objective));
  }

  /** The scores that the goals of a study name, whatever their names. */
  public static Metrics scores(Section root) {
    Map<String, NamedScore> scores = new LinkedHashMap<>();
    Optional<ConfigValue> goal =
        root.peek("study")
            .filter(ConfigObject.class::isInstance)
            .map(study -> ((ConfigObject) study).get("goal"));
    goal.ifPresent(
        value -> {
          List<? extends ConfigValue> all =
              value instanceof ConfigList list ? list : List.of(value);
          all.forEach(one -> add(scores, String.valueOf(one.unwrapped()).split(" +", 2)));
        });
    return Metrics.ofScores(scores.values());
  }

  private static void add(Map<String, NamedScore> scores, String[] words) {
    Direction direction = Names.of(Direction.values()).get(words[0]);
    String name = words.length == 2 ? words[1].strip() : "";
    if (direction != null && Metrics.isKey(name) && !CostMetric.columns().contains(name)) {
      scores.putIfAbsent(name, new NamedScore(name, direction));
    }
  }
}
