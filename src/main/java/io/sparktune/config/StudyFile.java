package io.sparktune.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import io.sparktune.config.hocon.Overrides;
import io.sparktune.config.hocon.Permission;
import io.sparktune.config.hocon.Problem;
import io.sparktune.config.hocon.Source;
import io.sparktune.config.hocon.SourceLocation;
import io.sparktune.config.hocon.StudyFileError;
import io.sparktune.config.hocon.SubstitutionResolver;
import io.sparktune.config.reader.Corrections;
import io.sparktune.config.reader.HoconWriter;
import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.Substitution;
import io.sparktune.config.sections.PruningSettings;
import io.sparktune.data.DataSettings;
import io.sparktune.data.folds.Validation;
import io.sparktune.pruning.StudyShape;
import io.sparktune.pruning.race.FoldRace;
import io.sparktune.search.SearchSettings;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.spark.ResourceSettings;
import io.sparktune.study.StudySettings;
import io.sparktune.study.state.StudyRules;
import io.sparktune.study.stopping.StoppingSettings;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A study file, read and checked: the settings of a study and the space it searches. */
public final class StudyFile {

  /** The sections in which values may be ranges. */
  public static final List<String> VARYING = List.of("prepare", "model", "training");

  /** What does not change the study: where, how far, how fast and on what it runs. */
  private static final List<String> CHANGEABLE =
      List.of(
          "study.output",
          "search.trials",
          "pruning.report-every-epochs",
          "stopping",
          "checkpoints",
          "resources");

  /** The documented defaults in {@code reference.conf}. */
  static final ConfigObject DEFAULTS = documented();

  private static final String CONSTRAINTS = "search.constraints";
  private static final int LONGEST_NAME = 64;
  private static final String BEST = "-best";

  private final ConfigObject given;
  private final ConfigObject whole;
  private final ReadContext reading;
  private final StudySections decoded;

  private StudyFile(
      ConfigObject given, ConfigObject whole, ReadContext reading, StudySections decoded) {
    this.given = given;
    this.whole = whole;
    this.reading = reading;
    this.decoded = decoded;
  }

  /**
   * Reads a study file.
   *
   * @param fileName for messages, for the study's default name and as the place from which included
   *     files are found
   * @param overrides such as {@code training.epochs=5}; each replaces what the file says
   * @throws StudyFileError with everything that is wrong
   */
  public static StudyFile read(
      String fileName, String text, List<String> overrides, Set<Permission> permissions) {
    return read(
        fileName,
        text,
        overrides,
        permissions,
        name -> {
          throw new UncheckedIOException(
              name + ": other files are not read here", new IOException(name));
        });
  }

  /**
   * Reads a study file that may name others.
   *
   * @param files the text of another study file; an {@link UncheckedIOException} where it has none
   * @throws StudyFileError with everything that is wrong
   */
  public static StudyFile read(
      String fileName,
      String text,
      List<String> overrides,
      Set<Permission> permissions,
      UnaryOperator<String> files) {
    try {
      return check(fileName, resolve(fileName, text, overrides, permissions), files);
    } catch (ConfigException e) {
      throw new StudyFileError(List.of(Source.syntax(fileName, e)));
    } catch (StackOverflowError e) {
      SourceLocation place = new SourceLocation(fileName, 0);
      throw new StudyFileError(List.of(Problem.plain(place, "", "too deeply nested")));
    }
  }

  /** What another study file says, with the defaults. */
  public static ConfigObject whole(String fileName, String text) {
    try {
      return resolve(fileName, text, List.of(), Set.of()).withFallback(DEFAULTS);
    } catch (ConfigException e) {
      throw new StudyFileError(List.of(Source.syntax(fileName, e)));
    } catch (StackOverflowError e) {
      SourceLocation place = new SourceLocation(fileName, 0);
      throw new StudyFileError(List.of(Problem.plain(place, "", "too deeply nested")));
    }
  }

  private static ConfigObject resolve(
      String fileName, String text, List<String> settings, Set<Permission> permissions) {
    Source source = new Source(fileName, permissions);
    ConfigObject parsed = source.parse(fileName, text);
    Overrides overrides = Overrides.parse(settings, source);
    failAfter(source.problems());
    ConfigObject resolved =
        new SubstitutionResolver(parsed, overrides, source, permissions).resolved();
    failAfter(source.problems());
    return resolved;
  }

  private static StudyFile check(String fileName, ConfigObject given, UnaryOperator<String> files) {
    ReadContext reading = new ReadContext(fileName, DEFAULTS, files);
    ConfigObject whole = given.withFallback(DEFAULTS);
    StudySections decoded = StudySections.read(Section.root(reading, whole), fileName);
    failAfter(reading.problems());
    StudyFile file = new StudyFile(given, reading.corrections().in(whole), reading, decoded);
    failAfter(TrialChecks.problems(file, decoded.space()));
    return file;
  }

  private static ConfigObject documented() {
    return ConfigFactory.parseResources(
            StudyFile.class.getClassLoader(),
            "reference.conf",
            ConfigParseOptions.defaults()
                .setAllowMissing(false)
                .setOriginDescription(SourceLocation.DEFAULTS))
        .resolve(ConfigResolveOptions.noSystem())
        .root();
  }

  static void failAfter(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new StudyFileError(
          new LinkedHashSet<>(problems)
              .stream()
                  .sorted(
                      Comparator.<Problem, Boolean>comparing(
                              problem -> problem.file().startsWith(SourceLocation.OVERRIDE))
                          .thenComparing(
                              problem -> problem.line() == 0 ? Integer.MAX_VALUE : problem.line()))
                  .toList());
    }
  }

  public StudySettings study() {
    return decoded.study();
  }

  public DataSettings data() {
    return decoded.data();
  }

  public Validation validation() {
    return decoded.validation();
  }

  public SearchSettings search() {
    return decoded.search();
  }

  /** When the study ends before all trials are done. */
  public StoppingSettings stopping() {
    return decoded.stopping();
  }

  /** How often a fold in training looks up from its work. */
  public SegmentSettings stretches() {
    return decoded.stretches();
  }

  /** What one fold is given. */
  public ResourceSettings resources() {
    return decoded.resources();
  }

  /**
   * By what the trials are judged.
   *
   * @param folds of each trial
   * @param trials how many the study will have
   */
  public StudyRules rules(int folds, int trials) {
    Direction direction = study().goal().direction();
    PruningSettings pruning = decoded.pruning();
    StudyShape shape =
        new StudyShape(decoded.mostEpochs(), direction, trials, search().firstTrial());
    return new StudyRules(
        folds,
        study().goals(),
        decoded.outcomeConstraints(),
        decoded.mostEpochs(),
        pruning.pruner().pruner(shape),
        new FoldRace(pruning.race(), folds),
        study().window(),
        search().sampler().keptInTraining());
  }

  /** Parameters in the order of {@code reference.conf}, whatever the order in the file. */
  public Space space() {
    return decoded.space();
  }

  /** What is wrong with a key, with the place where it is written. */
  public String problem(String key, String sentence) {
    SourceLocation place = SourceLocation.of(whole.toConfig().getValue(key).origin());
    return Problem.plain(place, key, sentence).toString();
  }

  /** The classes whose own scores are kept, with that of the goal. */
  public List<String> perClass() {
    return decoded.perClass();
  }

  /**
   * What a trial with these values trains.
   *
   * @throws IllegalArgumentException where the values are none of the space
   * @throws StudyFileError where they do not go together
   */
  public TrialSettings planFor(Values values) {
    ReadContext trial = new ReadContext("values", Overrides.none());
    ConfigObject fixed = new Substitution(space(), values).in(whole);
    TrialSettings plan =
        StudySections.plan(Section.root(trial, fixed), study().goal().metric().task());
    if (!trial.problems().isEmpty()) {
      throw new StudyFileError(trial.problems());
    }
    return plan;
  }

  /**
   * SHA-256 of all that decides how good a trial with these values is found to be, but for rows,
   * folds, seed and machine: plans that are equal have the same, whatever is a range of the study.
   */
  public String trainingFingerprint(Values values) {
    // A plan is a record of numbers and texts all the way down: equal ones have equal texts.
    return HoconWriter.sha256(planFor(values) + "\n" + study().goals() + "\n" + perClass());
  }

  /** The whole configuration with defaults, as HOCON that can be read again. */
  public String resolvedText() {
    return new HoconWriter(reading).hocon(whole);
  }

  /**
   * The study file with these values in place of ranges: a study of one trial, which is trained to
   * its end.
   */
  public String withValues(Values values, int trialNumber) {
    String name = study().name();
    String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME - BEST.length()));
    ConfigObject best = new Substitution(space(), values).in(given);
    best = Corrections.with(best, "study.name", cut + BEST);
    best = Corrections.with(best, "search.sampler", "random");
    best = Corrections.with(best, "search.trials", 1);
    best = Corrections.with(best, "search.first-trial", trialNumber);
    best = best.toConfig().withoutPath(CONSTRAINTS).root();
    best = best.toConfig().withoutPath("search.start-from").root();
    best = best.toConfig().withoutPath("search.learn-from").root();
    best = best.toConfig().withoutPath("search.take-over").root();
    best = best.withoutKey("pruning").withoutKey("stopping");
    return new HoconWriter(reading).hocon(best);
  }

  /**
   * SHA-256 of what is asked, in hexadecimal digits: the same for files that say the same, and
   * whatever may change from one run of a study to the next.
   */
  public String fingerprint() {
    Config asked = whole.toConfig();
    for (String path : CHANGEABLE) {
      asked = asked.withoutPath(path);
    }
    if (asked.getList(CONSTRAINTS).isEmpty()) {
      // As it was before there were any.
      asked = asked.withoutPath(CONSTRAINTS);
    }
    return HoconWriter.fingerprint(asked.root());
  }

  StudySections decoded() {
    return decoded;
  }

  ReadContext reading() {
    return reading;
  }
}
