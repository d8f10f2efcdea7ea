package io.sparktune.config;

import io.sparktune.study.StudySettings;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Metric;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code study}. */
final class StudySection {

  private static final Kind<String> NAME =
      Kind.text(
          "up to 64 letters, digits, dots, hyphens and underscores, beginning with a letter or"
              + " digit",
          name -> StudySettings.NAME.matcher(name).matches());

  private StudySection() {}

  static StudySettings read(Section study, String fileName) {
    String name = name(study, fileName);
    long seed = study.value("seed", Kind.whole(-(1L << 53), 1L << 53));
    String output = study.value("output", Kind.text("a folder", text -> !text.isBlank()));
    return new StudySettings(name, seed, output, goal(study), window(study));
  }

  private static int window(Section study) {
    if (!study.value("strict", Kind.truth())) {
      study.omit("window", "unless study.strict is true");
      return 0;
    }
    return study.value("window", Kind.integer(1, 10_000));
  }

  private static String name(Section study, String fileName) {
    String byDefault =
        fileName
            .substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
            .replaceFirst("\\.conf$", "");
    if (study.peek("name").isEmpty()) {
      if (StudySettings.NAME.matcher(byDefault).matches()) {
        study.settle("name", byDefault);
        return byDefault;
      }
      study.complain("name", "missing, and the file's name is none: wanted " + NAME.wanted());
      return "unnamed";
    }
    String name = study.value("name", NAME);
    return name.isEmpty() ? "unnamed" : name;
  }

  private static Goal goal(Section study) {
    Goal sample = new Goal(Metric.ACCURACY, "", Direction.MAXIMIZE);
    String wanted = "maximize or minimize and a metric, such as \"maximize accuracy\"";
    String text = study.value("goal", Kind.text(wanted, goal -> goal.split(" +", -1).length >= 2));
    if (text.isEmpty()) {
      return sample;
    }
    String[] words = text.split(" +", 2);
    Map<String, Direction> directions = Names.of(Direction.values());
    String[] parts = words[1].split("@", 2);
    Optional<Metric> metric = Metric.named(parts[0]);
    if (metric.isEmpty() || !directions.containsKey(words[0])) {
      complain(study, words[0], parts[0], wanted);
      return sample;
    }
    String label = parts.length == 2 ? parts[1].strip() : "";
    Metric named = metric.get();
    if (directions.get(words[0]) != named.direction()) {
      String right = named.direction().name().toLowerCase(Locale.ROOT);
      study.mismatch("goal", "\"" + right + " " + words[1] + "\"");
    } else if (parts.length == 2 && (label.isEmpty() || !named.isPerClass())) {
      study.mismatch("goal", "a class after @, for precision, recall and f1 only");
      label = "";
    }
    return new Goal(named, named.isPerClass() ? label : "", named.direction());
  }

  private static void complain(Section study, String direction, String metric, String wanted) {
    if (Metric.named(metric).isPresent()) {
      study.mismatch("goal", wanted);
      return;
    }
    var keys = Arrays.stream(Metric.values()).map(Metric::key).toList();
    String known =
        Names.nearest(metric, keys)
            .map(key -> "; did you mean \"" + direction + " " + key + "\"?")
            .orElse("; the metrics are " + String.join(", ", keys));
    study.mismatch("goal", wanted + known);
  }
}
