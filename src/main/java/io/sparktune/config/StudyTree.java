package io.sparktune.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import io.sparktune.config.reader.Corrections;
import io.sparktune.config.reader.Entries;
import io.sparktune.config.reader.HoconWriter;
import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Substitution;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.List;
import java.util.Map;

/**
 * A study file as a tree of values.
 *
 * @param given what the user wrote
 * @param whole the same with the defaults; both with references in place of what came from the
 *     environment
 * @param resolved the whole with its values
 */
record StudyTree(
    ConfigObject given, ConfigObject whole, ConfigObject resolved, ReadContext reading) {

  /** The keys that may change between the runs of a study. */
  private static final List<String> CHANGEABLE =
      List.of(
          "study.output",
          "search.trials",
          "validation.confirm",
          "pruning.report-every-epochs",
          "stopping",
          "checkpoints",
          "final",
          "resources",
          "report",
          "notify",
          "sinks");

  /** The keys that a study of one trial has no use for. */
  private static final List<String> OF_SEVERAL_TRIALS =
      List.of(
          "search.constraints",
          "search.start-from",
          "search.learn-from",
          "search.take-over",
          "validation.confirm",
          "pruning",
          "stopping",
          "notify",
          "sinks");

  /** Keys of later versions, with the value that means what was meant before there were any. */
  private static final Map<String, Object> MEANT_BEFORE =
      Map.of(
          "search.constraints",
          List.of(),
          "validation.metrics",
          List.of(),
          "data.header",
          true,
          "data.encoding",
          "auto",
          "data.comment",
          "",
          "data.quote",
          "\"",
          "data.escape",
          "\"",
          "data.skip-lines",
          0);

  private static final String DELIMITER = "data.delimiter";
  private static final int LONGEST_NAME = 64;
  private static final String BEST = "-best";

  /** The whole configuration as HOCON that can be read again. */
  String text() {
    return new HoconWriter(reading).hocon(whole);
  }

  /** The same with the names of files that became part of it. */
  String textWithNames() {
    return new HoconWriter(reading).hocon(reading.corrections().namedIn(whole));
  }

  /** A problem with a key, with its place. */
  String problem(String key, String sentence) {
    SourceLocation place = SourceLocation.of(Entries.at(whole, key).origin());
    return Problem.plain(place, key, sentence).toString();
  }

  /** The text of a study of one trial, with its values in place of ranges. */
  String withValues(String name, Space space, Values values, int trialNumber) {
    String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME - BEST.length()));
    ConfigObject best = new Substitution(space, values).in(reading.corrections().embeddedIn(given));
    best = Corrections.with(best, "study.name", cut + BEST);
    best = Corrections.with(best, "search.sampler", "random");
    best = Corrections.with(best, "search.trials", 1);
    best = Corrections.with(best, "search.first-trial", trialNumber);
    return new HoconWriter(reading).hocon(without(best.toConfig(), OF_SEVERAL_TRIALS).root());
  }

  /** SHA-256 of all that may not change between runs, equal for files that say the same. */
  String fingerprint() {
    return fingerprint(StudyIdentity.of(resolved, whole));
  }

  /** The same as versions made it for which every value of the environment counted. */
  String fingerprintOfValues() {
    return fingerprint(resolved);
  }

  private static String fingerprint(ConfigObject root) {
    Config asked = without(root.toConfig(), CHANGEABLE);
    for (Map.Entry<String, Object> meant : MEANT_BEFORE.entrySet()) {
      String path = meant.getKey();
      if (asked.hasPath(path) && asked.getValue(path).unwrapped().equals(meant.getValue())) {
        asked = asked.withoutPath(path);
      }
    }
    if (asked.hasPath(DELIMITER) && asked.getString(DELIMITER).equals("auto")) {
      asked = asked.withValue(DELIMITER, ConfigValueFactory.fromAnyRef(","));
    }
    return HoconWriter.fingerprint(asked.root());
  }

  private static Config without(Config config, List<String> paths) {
    Config rest = config;
    for (String path : paths) {
      rest = rest.withoutPath(path);
    }
    return rest;
  }
}
