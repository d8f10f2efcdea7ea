package io.sparktune.training.plan;

import io.sparktune.settings.Settings;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Epochs that are trained by one plan. A trial that resumes another has several stages.
 *
 * @param seed of everything random in these epochs
 * @param until the last epoch; {@link FoldAssignment#END} where the plan says it
 */
public record Stage(TrialSettings plan, long seed, int until) implements Settings {

  public Stage {
    if (until < 1) {
      throw new IllegalArgumentException("the stage ends with epoch " + until);
    }
  }

  /** The one stage of a trial that begins with the first epoch. */
  public Stage(TrialSettings plan, long seed) {
    this(plan, seed, FoldAssignment.END);
  }

  /**
   * The stages of a trial in turn.
   *
   * @param plans of the trials of its lineage
   * @param seeds by trial
   */
  public static List<Stage> of(
      Trial trial, List<TrialSettings> plans, ToLongFunction<Trial> seeds) {
    List<Trial> lineage = trial.lineage();
    if (lineage.size() != plans.size()) {
      throw new IllegalArgumentException(
          "there are " + plans.size() + " plans for a lineage of " + lineage.size());
    }
    List<Stage> stages = new ArrayList<>();
    for (int place = 0; place < plans.size(); place++) {
      boolean last = place == plans.size() - 1;
      int until = last ? FoldAssignment.END : lineage.get(place + 1).inheritedEpochs();
      stages.add(new Stage(plans.get(place), seeds.applyAsLong(lineage.get(place)), until));
    }
    return List.copyOf(stages);
  }
}
