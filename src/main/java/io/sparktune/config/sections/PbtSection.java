package io.sparktune.config.sections;

import io.sparktune.config.hocon.Problem;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.search.pbt.PbtSettings;
import io.sparktune.settings.Bounds;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.study.StudySettings;
import io.sparktune.training.plan.TrainingSettings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code search.sampler.pbt}, and says what else of a study does not go with it. */
final class PbtSection {

  private static final int MOST = 100_000;
  private static final int INTERVAL = 5;

  /** Numbers that shape neither the network nor its rows, nor what an updater remembers. */
  private static final Pattern CHANGEABLE =
      Pattern.compile(
          "training\\.(learning-rate|batch-size|warm-up-epochs)"
              + "|training\\.(schedule|clipping)\\.[^.]+\\.[^.]+"
              + "|training\\.updater\\.[^.]+\\.[^.]+"
              + "|model\\.(dropout|l1|l2)");

  /** Without momentum, descent remembers nothing. */
  private static final String MOMENTUM = "training.updater.sgd.momentum";

  private PbtSection() {}

  /**
   * Reads the settings.
   *
   * @param mostEpochs of each fold
   */
  static PbtSettings read(Section pbt, Space space, int mostEpochs) {
    List<String> changeable =
        space.parameters().stream().filter(PbtSection::isChangeable).map(Parameter::name).toList();
    PbtSettings standard = PbtSettings.of(changeable);
    int longest = Math.max(1, mostEpochs / 2);
    return new PbtSettings(
        pbt.value("population", SettingType.integer(2, MOST), standard.population()),
        pbt.value("interval-epochs", SettingType.integer(1, longest), Math.min(longest, INTERVAL)),
        pbt.value("replaced", SettingType.real(Bounds.above(0, 0.5)), standard.replaced()),
        pbt.value("resampled", SettingType.real(Bounds.from(0, 1)), standard.resampled()),
        pbt.value("step", SettingType.real(Bounds.above(0, 1)), standard.step()),
        perturbed(pbt, space, changeable));
  }

  private static List<String> perturbed(Section pbt, Space space, List<String> changeable) {
    Optional<List<String>> given =
        pbt.value("perturbed", SettingType.texts().or("all"), Optional.empty());
    if (changeable.isEmpty() && space.dimensions() > 0) {
      pbt.problem(
          "perturbed",
          "no parameter can change in training; wanted a range for training.learning-rate,"
              + " training.batch-size, model.dropout, model.l1, model.l2, or a number of the"
              + " updater, the schedule or the clipping");
      return List.of();
    }
    for (String name : given.orElse(List.of())) {
      if (!changeable.contains(name)) {
        pbt.problem(
            "perturbed",
            Problem.cut(name)
                + " is no parameter that can change in training; wanted some of "
                + String.join(", ", changeable));
        return List.of();
      }
    }
    return given.filter(names -> !names.isEmpty()).orElse(changeable);
  }

  private static boolean isChangeable(Parameter parameter) {
    boolean changes =
        CHANGEABLE.matcher(parameter.name()).matches() && parameter.branches().isEmpty();
    return changes
        && (!parameter.name().equals(MOMENTUM)
            || ((Number) parameter.valueAt(0.0)).doubleValue() > 0);
  }

  /**
   * Complains of what does not go with a population.
   *
   * @param training of the trials
   */
  static void check(Section search, StudySettings study, Space space, TrainingSettings training) {
    if (study.isStrict()) {
      search.problem(
          "sampler",
          "pbt goes by who has come how far, which study.strict = true rules out; wanted another"
              + " sampler, or study.strict = false");
    }
    if (training.patience() > 0) {
      search.problem(
          "sampler",
          "pbt has trials go on from others, and none can where a fold ended early; wanted"
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

  /** How many trials there are if each is given up at each comparison: more there cannot be. */
  static int mostTrials(PbtSettings settings, int mostEpochs, int limit) {
    long rounds = Math.max(1, mostEpochs / settings.intervalEpochs());
    return (int) Math.min(limit, settings.population() * rounds);
  }
}
