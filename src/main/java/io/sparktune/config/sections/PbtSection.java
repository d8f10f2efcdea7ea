package io.sparktune.config.sections;

import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.config.text.Problem;
import io.sparktune.model.NetworkSettings;
import io.sparktune.search.pbt.PbtSettings;
import io.sparktune.settings.Bounds;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.study.StudySettings;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.training.plan.TrialSettings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code search.sampler.pbt}, and reports the settings that it excludes. */
final class PbtSection {

  private static final int MOST = 100_000;
  private static final int INTERVAL = 5;

  /** Numbers of the training that shape neither the rows nor what an updater remembers. */
  private static final Pattern TRAINING =
      Pattern.compile(
          "training\\.(learning-rate|batch-size|warm-up-epochs)"
              + "|training\\.(schedule|clipping)\\.[^.]+\\.[^.]+"
              + "|training\\.updater\\.[^.]+\\.[^.]+");

  /** Without momentum, descent remembers nothing. */
  private static final String MOMENTUM = "training.updater.sgd.momentum";

  private final Section pbt;
  private final Space space;
  private final List<String> networkKeys;

  private PbtSection(Section pbt, Space space, NetworkSettings network) {
    this.pbt = pbt;
    this.space = space;
    this.networkKeys =
        network.changeableInTraining().stream().sorted().map(key -> "model." + key).toList();
  }

  /**
   * Reads the settings.
   *
   * @param first settings of a trial, with one value in place of each range
   */
  static PbtSettings read(Section pbt, Space space, TrialSettings first) {
    int longest = Math.max(1, first.training().epochs() / 2);
    return new PbtSection(pbt, space, first.network()).settings(longest);
  }

  private PbtSettings settings(int longest) {
    List<String> changeable =
        space.parameters().stream().filter(this::isChangeable).map(Parameter::name).toList();
    PbtSettings standard = PbtSettings.of(changeable);
    return new PbtSettings(
        pbt.value("population", SettingType.integer(2, MOST), standard.population()),
        pbt.value("interval-epochs", SettingType.integer(1, longest), Math.min(longest, INTERVAL)),
        pbt.value(
            "replaced-share", SettingType.real(Bounds.above(0, 0.5)), standard.replacedShare()),
        pbt.value(
            "resample-probability",
            SettingType.real(Bounds.from(0, 1)),
            standard.resampleProbability()),
        pbt.value(
            "perturbation-deviation",
            SettingType.real(Bounds.above(0, 1)),
            standard.perturbationDeviation()),
        perturbed(changeable));
  }

  private List<String> perturbed(List<String> changeable) {
    Optional<List<String>> given =
        pbt.value("perturbed", SettingType.texts().or("all"), Optional.empty());
    if (changeable.isEmpty() && space.dimensions() > 0) {
      pbt.problem(
          "perturbed",
          "no parameter can change in training; wanted a range for training.learning-rate,"
              + " training.batch-size, "
              + String.join("", networkKeys.stream().map(key -> key + ", ").toList())
              + "or a number of the updater, the schedule or the clipping");
      return List.of();
    }
    for (String name : given.orElse(List.of())) {
      if (!changeable.contains(name)) {
        pbt.problem(
            "perturbed",
            Problem.cut(name)
                + " is not a parameter that can change in training; wanted some of "
                + String.join(", ", changeable));
        return List.of();
      }
    }
    return given.filter(names -> !names.isEmpty()).orElse(changeable);
  }

  private boolean isChangeable(Parameter parameter) {
    boolean changes =
        TRAINING.matcher(parameter.name()).matches() || networkKeys.contains(parameter.name());
    return changes
        && parameter.branches().isEmpty()
        && (!parameter.name().equals(MOMENTUM)
            || ((Number) parameter.valueAt(0.0)).doubleValue() > 0);
  }

  /**
   * Reports the settings that a population excludes.
   *
   * @param training of the trials
   */
  static void check(Section search, StudySettings study, Space space, TrainingSettings training) {
    if (study.isStrict()) {
      search.problem(
          "sampler",
          "pbt depends on timing, which study.strict = true excludes; wanted another sampler, or"
              + " study.strict = false");
    }
    if (training.patience() > 0) {
      search.problem(
          "sampler",
          "pbt resumes trials from others, which early stopping excludes; wanted"
              + " training.early-stopping.patience = 0, or another sampler");
    }
    boolean epochsVary =
        space.parameters().stream()
            .anyMatch(parameter -> parameter.name().equals(TrainingSection.EPOCHS));
    if (epochsVary || training.epochs() < 2) {
      search.problem(
          "sampler",
          "pbt compares trials after the same epochs; wanted a fixed number of 2 or more in "
              + TrainingSection.EPOCHS
              + ", or another sampler");
    }
  }

  /** The largest number of trials: each is replaced at each comparison. */
  static int mostTrials(PbtSettings settings, int mostEpochs, int limit) {
    long rounds = Math.max(1, mostEpochs / settings.intervalEpochs());
    return (int) Math.min(limit, settings.population() * rounds);
  }
}
