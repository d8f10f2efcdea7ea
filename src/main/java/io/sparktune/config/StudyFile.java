package io.sparktune.config;

import com.typesafe.config.ConfigObject;
import io.sparktune.config.hocon.ResolvedText;
import io.sparktune.config.reader.Defaults;
import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.sections.Kinds;
import io.sparktune.config.sections.ObjectiveSection;
import io.sparktune.config.sections.PruningSettings;
import io.sparktune.config.text.Permission;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.DataSettings;
import io.sparktune.data.folds.Validation;
import io.sparktune.lake.sinks.ConfiguredSink;
import io.sparktune.pruning.StudyShape;
import io.sparktune.pruning.race.FoldRace;
import io.sparktune.search.SearchSettings;
import io.sparktune.settings.Settings;
import io.sparktune.settings.SettingsDigest;
import io.sparktune.settings.Task;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.spark.ResourceSettings;
import io.sparktune.study.StudySettings;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.selection.FinalChoice;
import io.sparktune.study.stopping.StoppingSettings;
import io.sparktune.study.telling.TellingSettings;
import io.sparktune.training.metrics.MeasuredMetrics;
import io.sparktune.training.metrics.StudyMetrics;
import io.sparktune.training.nd4j.NativeParts;
import io.sparktune.training.plan.FinalRows;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A study file, read and checked: the settings of a study and the space it searches. */
public final class StudyFile {

  private final StudyTree tree;
  private final StudySections sections;
  private final TrialSettingsReader<? extends Settings> trialSettings;
  private final Kinds kinds;

  private StudyFile(
      StudyTree tree,
      StudySections sections,
      TrialSettingsReader<? extends Settings> trialSettings,
      Kinds kinds) {
    this.kinds = kinds;
    this.tree = tree;
    this.sections = sections;
    this.trialSettings = trialSettings;
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
    return read(fileName, text, overrides, permissions, Kinds.builtIn());
  }

  /**
   * Reads a study file that may name what extensions add.
   *
   * @param kinds that it can name
   * @throws StudyFileError with everything that is wrong
   */
  public static StudyFile read(
      String fileName,
      String text,
      List<String> overrides,
      Set<Permission> permissions,
      Kinds kinds) {
    return read(
        fileName,
        text,
        overrides,
        permissions,
        name -> {
          throw new UncheckedIOException(
              name + ": other files are not read here", new IOException(name));
        },
        kinds);
  }

  /**
   * Reads a study file that may name others.
   *
   * @param files the text of a file that it names; an {@link UncheckedIOException} where there is
   *     none
   * @param kinds that it can name
   * @throws StudyFileError with everything that is wrong
   */
  public static StudyFile read(
      String fileName,
      String text,
      List<String> overrides,
      Set<Permission> permissions,
      UnaryOperator<String> files,
      Kinds kinds) {
    NativeParts.replace(); // before a kind reads a network
    ConfigObject given = ResolvedText.of(fileName, text, overrides, permissions);
    ConfigObject written =
        permissions.contains(Permission.ENVIRONMENT)
            ? ResolvedText.withReferences(fileName, text, overrides, permissions)
            : given;
    Function<String, ConfigObject> others =
        name -> withDefaults(name, files.apply(name), permissions, kinds);
    return ResolvedText.guarded(
        fileName, () -> checked(fileName, given, written, others, files, kinds));
  }

  private static StudyFile checked(
      String fileName,
      ConfigObject given,
      ConfigObject written,
      Function<String, ConfigObject> files,
      UnaryOperator<String> texts,
      Kinds kinds) {
    StudyFileError.throwFor(LiteralSecrets.problems(written, given));
    ConfigObject defaults = Defaults.of(given, kinds.names());
    ReadContext reading = new ReadContext(fileName, defaults, files, texts);
    ConfigObject read = given.withFallback(defaults);
    StudySections sections = StudySections.read(Section.root(reading, read), fileName, kinds);
    StudyFileError.throwFor(UnknownKinds.withoutConsequences(reading.problems()));
    ConfigObject whole = reading.corrections().in(read);
    TrialSettingsReader<? extends Settings> trialSettings =
        new TrialSettingsReader<>(whole, sections.space(), reader(sections, kinds));
    StudyFileError.throwFor(TrialChecks.problems(trialSettings::apply, sections.space()));
    ConfigObject kept = reading.corrections().in(written.withFallback(defaults));
    StudyTree tree = new StudyTree(written, kept, whole, reading);
    return new StudyFile(tree, sections, trialSettings, kinds);
  }

  private static Function<Section, Settings> reader(StudySections sections, Kinds kinds) {
    if (sections.work() instanceof TrialWork.Network network) {
      Task task = sections.study().goals().task();
      return root -> VaryingSections.read(root, network.data().kind(), task, kinds);
    }
    return root ->
        root.ranging(ObjectiveSection.KEY, section -> ObjectiveSection.read(section, kinds));
  }

  private static ConfigObject withDefaults(
      String fileName, String text, Set<Permission> permissions, Kinds kinds) {
    Set<Permission> others = new HashSet<>(permissions);
    others.remove(Permission.INCLUDES);
    ConfigObject given = ResolvedText.of(fileName, text, List.of(), others);
    return given.withFallback(Defaults.of(given, kinds.names()));
  }

  public StudySettings study() {
    return sections.study();
  }

  public DataSettings data() {
    return network().data();
  }

  public Validation validation() {
    return network().validation();
  }

  /** The rows that the winner is trained on for good. */
  public FinalRows finalRows() {
    return network().last().rows();
  }

  /** The rule by which the trial to be used is chosen. */
  public FinalChoice finalChoice() {
    return hasObjective() ? FinalChoice.BEST : network().last().choice();
  }

  /** The most rounds in which tied trials are trained again before one is chosen. */
  public int confirmations() {
    return hasObjective() ? 0 : network().last().confirmations();
  }

  /** The folds of each trial. */
  public int folds() {
    return hasObjective() ? 1 : validation().fits();
  }

  public SearchSettings search() {
    return sections.search();
  }

  /** When the study ends before all trials are done. */
  public StoppingSettings stopping() {
    return sections.stopping();
  }

  /** How the study tells how it goes and how it ended. */
  public TellingSettings telling() {
    return sections.telling();
  }

  /** The places beside its own tables that the study is written to. */
  public List<ConfiguredSink> sinks() {
    return sections.sinks();
  }

  /** The intervals of checkpoints and reports. */
  public SegmentSettings segments() {
    return sections.segments();
  }

  /** The cores and GPUs of a fold. */
  public ResourceSettings resources() {
    return sections.resources();
  }

  /**
   * By what the trials are judged.
   *
   * @param folds of each trial
   * @param trials how many the study will have
   */
  public StudyRules rules(int folds, int trials) {
    Direction direction = study().goal().direction();
    PruningSettings pruning = sections.pruning();
    StudyShape shape =
        new StudyShape(sections.mostEpochs(), direction, trials, search().firstTrial());
    return new StudyRules(
        folds,
        study().goals(),
        sections.outcomeConstraints(),
        sections.mostEpochs(),
        pruning.pruner().pruner(shape),
        new FoldRace(pruning.race(), folds, sections.work().testRatio()),
        study().window(),
        search().sampler().keptInTraining());
  }

  /** Parameters in the order of {@code reference.conf}, whatever the order in the file. */
  public Space space() {
    return sections.space();
  }

  /** The documented defaults of the parameters that have one, by name. */
  public Map<String, Object> defaults() {
    Map<String, Object> defaults = new LinkedHashMap<>();
    for (Parameter parameter : space().parameters()) {
      reading()
          .defaultOf(parameter.name())
          .ifPresent(value -> defaults.put(parameter.name(), brief(value.unwrapped())));
    }
    return defaults;
  }

  /** An alternative by its name. */
  private static Object brief(Object value) {
    return value instanceof Map<?, ?> alternative && alternative.size() == 1
        ? String.valueOf(alternative.keySet().iterator().next())
        : value;
  }

  /** A problem with a key, with its place. */
  public String problem(String key, String sentence) {
    return tree.problem(key, sentence);
  }

  /** The classes whose own scores are kept, with that of the goal. */
  public List<String> perClass() {
    return network().measured().labels();
  }

  /** The metrics that are measured on every fold. */
  public MeasuredMetrics measured() {
    return network().measured();
  }

  /** The goals and the measured metrics, by name. */
  public StudyMetrics metrics() {
    return network().metrics();
  }

  /** Whether trials are scored by an objective; otherwise they train a network on data. */
  public boolean hasObjective() {
    return sections.work() instanceof TrialWork.Objective;
  }

  /**
   * The value of {@code objective.kind}.
   *
   * @throws IllegalStateException if the study has no objective
   */
  public String objectiveKind() {
    if (sections.work() instanceof TrialWork.Objective objective) {
      return objective.kind();
    }
    throw new IllegalStateException(study().name() + " has no objective");
  }

  private TrialWork.Network network() {
    if (sections.work() instanceof TrialWork.Network network) {
      return network;
    }
    throw new IllegalStateException(study().name() + " has an objective and trains no network");
  }

  /** The settings of trials by their values. */
  public Function<Values, ? extends Settings> settings() {
    return trialSettings;
  }

  /**
   * The settings of trials that train a network, by their values.
   *
   * @throws ClassCastException if the study has an objective
   */
  public Function<Values, TrialSettings> trialSettings() {
    return values -> (TrialSettings) trialSettings.apply(values);
  }

  /**
   * SHA-256 of all that decides the scores of a trial with these values, but for rows, folds, seed
   * and machine: equal settings have the same, whatever is a range of the study.
   */
  public String trainingFingerprint(Values values) {
    List<List<Object>> goals =
        study().goals().all().stream()
            .map(goal -> List.<Object>of(goal.metric().key(), goal.label(), goal.direction()))
            .toList();
    List<String> perClass = hasObjective() ? List.of() : perClass();
    List<String> measured = hasObjective() ? List.of() : metrics().metricKeys();
    return SettingsDigest.of(List.of(trialSettings.apply(values), goals, perClass, measured));
  }

  /** The whole configuration with defaults, as HOCON that can be read again. */
  public String resolvedText() {
    return tree.text();
  }

  /** The same for people: files that became part of it are named. */
  public String resolvedTextWithNames() {
    return tree.textWithNames();
  }

  /**
   * The study file with these values in place of ranges: a study of one trial, which is trained to
   * its end.
   */
  public String withValues(Values values, int trialNumber) {
    return withValues(values, trialNumber, UnaryOperator.identity());
  }

  /**
   * The same with other names of the places of its rows and of other files.
   *
   * @param names such as absolute paths, for relative ones
   */
  public String withValues(Values values, int trialNumber, UnaryOperator<String> names) {
    return withValues(values, trialNumber, names, Optional.empty());
  }

  /**
   * The same with a version of the table that it reads.
   *
   * @param version of the table that it reads
   */
  public String withValues(
      Values values, int trialNumber, UnaryOperator<String> names, Optional<String> version) {
    ConfigObject renamed =
        DataPaths.renamed(tree.given(), tree.reading().corrections().files(), names);
    StudyTree placed =
        new StudyTree(
            version.map(known -> DataPaths.at(renamed, known)).orElse(renamed),
            tree.whole(),
            tree.resolved(),
            tree.reading());
    return placed.withValues(study().name(), space(), values, trialNumber);
  }

  /**
   * SHA-256 of all that may not change between runs of a study, in hexadecimal digits: the same for
   * files that say the same.
   */
  public String fingerprint() {
    return tree.fingerprint();
  }

  /** Whether a study that had this fingerprint is the same one. */
  public boolean hasFingerprint(String then) {
    return then.equals(fingerprint()) || then.equals(tree.fingerprintOfValues());
  }

  /** The kinds that it can name. */
  public Kinds kinds() {
    return kinds;
  }

  StudySections sections() {
    return sections;
  }

  ReadContext reading() {
    return tree.reading();
  }
}
