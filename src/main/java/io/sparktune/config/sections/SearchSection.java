package io.sparktune.config.sections;

import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.search.GridSettings;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchSettings;
import io.sparktune.search.StartFromSettings;
import io.sparktune.search.earlier.LearnFromSettings;
import io.sparktune.search.pbt.PbtSettings;
import io.sparktune.space.Grid;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.study.StudySettings;
import io.sparktune.study.outcomes.OutcomeConstraints;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.training.plan.TrialSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code search}. */
public final class SearchSection {

  private static final int MOST_TRIALS = 10_000_000;
  private static final String LEARN_FROM = "learn-from";
  private static final String TAKE_OVER = "take-over";

  private SearchSection() {}

  /**
   * The search space and the settings of the search.
   *
   * @param outcomes constraints on what training gives
   * @param population how trials replace each other, null where they do not
   */
  public record Search(
      SearchSettings settings,
      Space space,
      OutcomeConstraints outcomes,
      @Nullable PbtSettings population) {}

  /**
   * Reads how a space is searched.
   *
   * @param constants what is fixed, by name
   * @param first settings of a network, with one value in place of each range; empty for an
   *     objective
   */
  public static Search read(
      Section search,
      StudySettings study,
      Space space,
      Map<String, ?> constants,
      Optional<TrialSettings> first,
      Metrics metrics) {
    ConstraintSection constraints = ConstraintSection.read(search, space, constants, metrics);
    constraints.check(search, study);
    Space constrained = constraints.in(search, space);
    SamplerSettings sampler = search.oneOf("sampler", SamplerAlternatives.all(constrained, first));
    PbtSettings population = sampler instanceof PbtSettings pbt ? pbt : null;
    if (population != null && first.isPresent()) {
      PbtSection.check(search, study, space, first.get().training());
    }
    return new Search(
        settings(search, study, constrained, sampler, first),
        constrained,
        constraints.onOutcomes(),
        population);
  }

  private static SearchSettings settings(
      Section search,
      StudySettings study,
      Space space,
      SamplerSettings sampler,
      Optional<TrialSettings> first) {
    if (study.goals().areSeveral() && !sampler.takesSeveralGoals()) {
      search.problem(
          "sampler",
          sampler.name()
              + " is for one goal; wanted one for several goals, such as auto, gp, tpe, forest or"
              + " nsga2");
    }
    List<Values> starts = StartFromSection.read(search, space);
    List<String> learnFrom = search.value(LEARN_FROM, SettingType.texts());
    if (learnFrom.contains("")) {
      search.mismatch(LEARN_FROM, "the folders of earlier runs");
    }
    boolean takesOver = takesOver(search, learnFrom);
    int trials = search.value("trials", SettingType.integer(0, MOST_TRIALS));
    int firstTrial = search.value("first-trial", SettingType.integer(0, 1_000_000_000));
    if (sampler instanceof GridSettings) {
      checkGrid(search, space);
      if (!learnFrom.isEmpty() && !takesOver) {
        search.problem(
            LEARN_FROM, "means nothing for a grid, which learns nothing, unless search.take-over");
      }
      if (!starts.isEmpty()) {
        search.problem(
            StartFromSection.KEY, "means nothing for a grid, which has an order of its own");
        starts = List.of();
      }
    } else if (trials == 0) {
      search.mismatch("trials", "at least 1; only a grid has an end");
    } else if (space.dimensions() == 0 && trials > 1) {
      if (search.isGiven("trials")) {
        search.problem("trials", "nothing varies, so that 1 trial is all there is");
      }
      search.settle("trials", 1);
      trials = 1;
    } else if (sampler instanceof PbtSettings pbt && !search.isGiven("trials")) {
      trials = PbtSection.mostTrials(pbt, first.orElseThrow().training().epochs(), MOST_TRIALS);
      search.settle("trials", trials);
    } else if (space.dimensions() > 0 && trials < sampler.keptInTraining()) {
      search.mismatch("trials", "at least the population of " + sampler.keptInTraining());
    }
    if (sampler.keptInTraining() > 0 && !learnFrom.isEmpty()) {
      search.problem(LEARN_FROM, "means nothing for pbt, whose trials learn from each other");
      learnFrom = List.of();
    }
    if (starts.size() > trials && trials > 0) {
      search.problem(
          StartFromSection.KEY,
          "names %d trials, search.trials is %d; wanted no more than that"
              .formatted(starts.size(), trials));
    }
    boolean learns = !learnFrom.isEmpty() && !(sampler instanceof GridSettings);
    SamplerSettings learning = learns ? new LearnFromSettings(sampler) : sampler;
    return new SearchSettings(
        starts.isEmpty() ? learning : new StartFromSettings(learning, starts),
        trials,
        firstTrial,
        learnFrom,
        takesOver);
  }

  private static boolean takesOver(Section search, List<String> learnFrom) {
    boolean asked = search.value(TAKE_OVER, SettingType.truth());
    if (asked && learnFrom.isEmpty()) {
      search.problem(
          TAKE_OVER,
          "there is nothing to take over; name earlier runs in search.learn-from, such as"
              + " [\"runs/digits-mlp\"]");
    }
    return asked && !learnFrom.isEmpty();
  }

  private static void checkGrid(Section search, Space space) {
    ReadContext reading = search.reading();
    boolean countable = true;
    for (Parameter parameter : space.parameters()) {
      if (!parameter.isCountable()) {
        SourceLocation place = reading.placeOfRange(parameter.name());
        reading.report(
            Problem.mismatch(
                place, parameter.name(), "a range without a step", "one with a step for a grid"));
        countable = false;
      }
    }
    if (countable) {
      try {
        new Grid(space).size();
      } catch (IllegalArgumentException e) {
        search.problem("sampler", String.valueOf(e.getMessage()));
      }
    }
  }
}
