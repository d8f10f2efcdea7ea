package io.sparktune.config.reader;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.space.Branch;
import io.sparktune.space.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The findings of reading a configuration: problems, parameters and known keys. */
public final class ReadContext {

  private final String file;
  private final ConfigObject defaults;
  private final Function<String, ConfigObject> files;
  private final UnaryOperator<String> texts;
  private final List<Problem> problems = new ArrayList<>();
  private final Deque<List<Parameter>> levels = new ArrayDeque<>();
  private final Map<String, SourceLocation> ranges = new LinkedHashMap<>();
  private final Map<String, List<String>> alternatives = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final Corrections corrections = new Corrections();

  /**
   * @param file in which what is missing is missing
   */
  public ReadContext(String file, ConfigObject defaults) {
    this(
        file,
        defaults,
        name -> {
          throw new IllegalStateException(name + " is not read here");
        },
        name -> {
          throw new IllegalStateException(name + " is not read here");
        });
  }

  /**
   * @param file in which what is missing is missing
   * @param files the tree of another study file, with its defaults
   * @param texts the text of any other file
   */
  public ReadContext(
      String file,
      ConfigObject defaults,
      Function<String, ConfigObject> files,
      UnaryOperator<String> texts) {
    this.file = file;
    this.defaults = defaults;
    this.files = files;
    this.texts = texts;
    levels.push(new ArrayList<>());
    defaults.toConfig().entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getValue().origin().lineNumber()))
        .map(Map.Entry::getKey)
        .forEach(known::add);
  }

  /** The tree of another study file, with its defaults. */
  public ConfigObject otherFile(String name) {
    return files.apply(name);
  }

  /** The text of a file. */
  String contentOf(String name) {
    return texts.apply(name);
  }

  /** The default for a key, empty where it has none or stands within an alternative. */
  public Optional<ConfigValue> defaultOf(String path) {
    return defaults.toConfig().hasPathOrNull(path)
        ? Optional.of(defaults.toConfig().getValue(path))
        : Optional.empty();
  }

  public void report(Problem problem) {
    problems.add(
        problem.file().equals(SourceLocation.DEFAULTS)
            ? new Problem(file, 0, problem.key(), problem.got(), problem.wanted(), problem.remedy())
            : problem);
  }

  /** True for a key with a problem, whose value is only a sample. */
  boolean hasProblem(String key) {
    return problems.stream().anyMatch(problem -> problem.key().equals(key));
  }

  public void mismatch(ConfigOrigin origin, String key, String got, String wanted) {
    report(Problem.mismatch(SourceLocation.of(origin), key, got, wanted));
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  void know(String path) {
    known.add(path);
  }

  public Set<String> known() {
    return known;
  }

  void knowAlternatives(String path, List<String> names) {
    alternatives.put(path, names);
  }

  /** The names that may stand at each path where alternatives are distinguished. */
  public Map<String, List<String>> alternatives() {
    return alternatives;
  }

  /** Adds a parameter on the level that is being collected. */
  public void register(Parameter parameter, ConfigOrigin origin) {
    levels.element().add(parameter);
    ranges.put(parameter.name(), SourceLocation.of(origin));
  }

  /** Puts parameters that were collected on the level that is being collected now. */
  public void register(List<Parameter> parameters) {
    levels.element().addAll(parameters);
  }

  /** Gives branches to a parameter of the level that is being collected. */
  public void branch(Parameter parameter, List<Branch> branches) {
    levels.element().replaceAll(each -> each == parameter ? each.withBranches(branches) : each);
  }

  /** The parameter with this name on the level that is being collected. */
  public Optional<Parameter> registered(String name) {
    return levels.element().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The parameters that are registered during an action, apart from the level around it. */
  public <T> Collected<T> collect(Supplier<T> action) {
    levels.push(new ArrayList<>());
    try {
      T result = action.get();
      return new Collected<>(result, List.copyOf(levels.element()));
    } finally {
      levels.pop();
    }
  }

  /** The result of an action and the parameters that it registered. */
  public record Collected<T>(T result, List<Parameter> parameters) {}

  /** The parameters of the outermost level. */
  public List<Parameter> parameters() {
    return List.copyOf(levels.getLast());
  }

  public SourceLocation placeOfRange(String parameter) {
    return Objects.requireNonNull(ranges.get(parameter), parameter);
  }

  /** Keys that this study settles or has no use for. */
  public Corrections corrections() {
    return corrections;
  }
}
