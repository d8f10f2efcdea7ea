package io.sparktune.config.sections;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.reader.KeyPath;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.search.ValuesCompletion;
import io.sparktune.space.Branch;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Reads {@code search.start-from}: values of some parameters, or study files that have them. */
final class StartFromSection {

  static final String KEY = "start-from";

  /** Each is completed by values that fit; of more trials, {@code search.learn-from} knows all. */
  private static final int MOST = 1_000;

  private static final int MOST_FILES = 50;

  private static final long SEED = 101;

  private final Section search;
  private final Space space;

  private StartFromSection(Section search, Space space) {
    this.search = search;
    this.space = space;
  }

  /** The values that are tried first, in order; they become part of the study's own text. */
  static List<Values> read(Section search, Space space) {
    ConfigValue written = search.peek(KEY).orElseThrow();
    if (!(written instanceof ConfigList list)) {
      search.mismatch(KEY, "a list of values in braces and study files");
      return List.of();
    }
    if (list.size() > MOST) {
      search.problem(KEY, "has " + list.size() + " elements, wanted at most " + MOST);
      return List.of();
    }
    long files = list.stream().filter(start -> !(start instanceof ConfigObject)).count();
    if (files > MOST_FILES) {
      search.problem(KEY, "names " + files + " study files, wanted at most " + MOST_FILES);
      return List.of();
    }
    StartFromSection reader = new StartFromSection(search, space);
    List<Values> starts = new ArrayList<>();
    list.forEach(start -> reader.start(start).ifPresent(starts::add));
    if (!list.isEmpty() && starts.size() == list.size()) {
      search.settle(KEY, starts.stream().map(Values::byName).toList());
    }
    return starts;
  }

  private Optional<Values> start(ConfigValue start) {
    if (start instanceof ConfigObject object) {
      NamedValues named = new NamedValues(object, search.reading());
      Optional<Values> given = named.all(space);
      return given.filter(values -> isPossible(start, values));
    }
    if (start.unwrapped() instanceof String name && !name.isBlank()) {
      return ofFile(name, start);
    }
    problem(start, SettingType.shown(start), "values in braces or a study file");
    return Optional.empty();
  }

  private Optional<Values> ofFile(String name, ConfigValue written) {
    ConfigObject other;
    try {
      other = search.reading().otherFile(name);
    } catch (UncheckedIOException e) {
      plain(written, String.valueOf(e.getMessage()));
      return Optional.empty();
    } catch (StudyFileError e) {
      e.problems().forEach(search.reading()::report);
      return Optional.empty();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    boolean sound = collect(new NamedValues(other, search.reading()), space.roots(), values);
    return sound
        ? Optional.of(new Values(values)).filter(found -> isPossible(written, found))
        : Optional.empty();
  }

  /** Branches count where the file's own value opens them. */
  private static boolean collect(
      NamedValues named, List<Parameter> parameters, Map<String, Object> values) {
    boolean sound = true;
    for (Parameter parameter : parameters) {
      if (!named.contain(parameter)) {
        continue;
      }
      Optional<Object> value = named.of(parameter);
      sound &= value.isPresent();
      if (value.isPresent()) {
        values.put(parameter.name(), value.get());
        for (Branch branch : parameter.branches()) {
          if (branch.opensAt(parameter.indexOf(value.get()))) {
            sound &= collect(named, branch.parameters(), values);
          }
        }
      }
    }
    return sound;
  }

  private boolean isPossible(ConfigValue start, Values given) {
    boolean possible =
        new ValuesCompletion(space).of(given, new SplittableRandom(SEED)).isPresent();
    if (!possible) {
      String reason =
          new ValuesCompletion(new Space(space.roots()))
                  .of(given, new SplittableRandom(SEED))
                  .isPresent()
              ? "break search.constraints"
              : "name a parameter that is off";
      plain(start, Problem.cut(given.toString()) + ": these values " + reason);
    }
    return possible;
  }

  private void problem(ConfigValue value, String got, String wanted) {
    search.reading().mismatch(value.origin(), KeyPath.join(search.path(), KEY), got, wanted);
  }

  private void plain(ConfigValue value, String sentence) {
    search
        .reading()
        .report(
            Problem.plain(
                SourceLocation.of(value.origin()), KeyPath.join(search.path(), KEY), sentence));
  }
}
