package io.sparktune.report;

import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.selection.Selection;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.ScoreRange;
import io.sparktune.trial.Scores;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trial to be used, trained again on all rows but the held-out ones, or on all.
 *
 * @param goals of the study
 * @param best the trial; its best epoch is how long it was trained again
 * @param interval the 95 % interval of its score. It is of this trial by itself: the best of many
 *     trials is also the luckiest, which neither its honest score nor the one on the held-out rows
 *     is
 * @param selection of the trial among all
 * @param origins where its networks come from, such as {@code trial 4 after epoch 5}; empty where
 *     its values were the same from the first epoch on
 * @param holdOutRows how many rows no trial has seen
 * @param testPlace where these are from; empty where they are a part of the others
 * @param holdOut its scores on those, before it was trained on any of them; null where there are
 *     none
 * @param holdOutRange the 90 % interval of the first goal's score on those, by the bootstrap; null
 *     where there is none, as for rows that depend on each other
 * @param baselines scores of simple predictions by no network, by the names of their rules, on the
 *     held-out rows or on those of the folds where there are none; empty where there are no rules
 * @param isOnAllRows whether the model to be used was then trained on all rows, those included
 */
public record WinnerReport(
    Goals goals,
    FinishedTrial best,
    ScoreInterval interval,
    Selection selection,
    String origins,
    int holdOutRows,
    String testPlace,
    @Nullable Scores holdOut,
    @Nullable ScoreRange holdOutRange,
    Map<String, Double> baselines,
    boolean isOnAllRows) {

  public WinnerReport {
    baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
  }

  public int trial() {
    return best.trial().number();
  }

  /** The values of its parameters, by name. */
  public Map<String, Object> values() {
    return best.trial().values().byName();
  }

  /** The mean over the folds of the first goal's metric. */
  public double score() {
    return best.score();
  }

  /** The first goal's metric on the held-out rows; NaN where there are none or it is undefined. */
  public double holdOutScore() {
    Goal goal = goals.first();
    return holdOut == null ? Double.NaN : holdOut.of(goal.column()).orElse(Double.NaN);
  }

  /** Whether its values changed while it was trained. */
  public boolean hasSchedule() {
    return !origins.isEmpty();
  }
}
