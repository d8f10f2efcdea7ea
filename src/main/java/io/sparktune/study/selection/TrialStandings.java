package io.sparktune.study.selection;

import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Ranking;
import io.sparktune.study.state.StudyState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The places of a study's trials at its end; none with several goals, which have no order. */
public final class TrialStandings {

  /** Before the end of the study. */
  public static final TrialStandings NONE = new TrialStandings(Map.of());

  private static final Standing UNRANKED = new Standing(null, null, null);

  private final Map<Integer, Standing> byTrial;

  /**
   * The place of one trial.
   *
   * @param rank from 1; null for trials that cannot win
   * @param isTied with the best one; null for trials that cannot win
   * @param honestScore of the best trial; null for all others
   */
  public record Standing(
      @Nullable Integer rank, @Nullable Boolean isTied, @Nullable Double honestScore) {}

  private TrialStandings(Map<Integer, Standing> byTrial) {
    this.byTrial = byTrial;
  }

  /** Those of a study that has ended with a winner, none of others. */
  public static TrialStandings of(StudyState state) {
    if (state.rules().goals().areSeveral() || state.winner().isEmpty()) {
      return NONE;
    }
    Selection selection = Selection.of(state);
    Set<Integer> tied =
        selection.tied().stream().map(trial -> trial.trial().number()).collect(Collectors.toSet());
    List<FinishedTrial> ranked = Ranking.of(state.finished(), state.rules().goals());
    Map<Integer, Standing> standings = new HashMap<>();
    for (int place = 0; place < ranked.size(); place++) {
      int trial = ranked.get(place).trial().number();
      Double honest = place == 0 ? selection.honest().map(HonestScore::score).orElse(null) : null;
      standings.put(trial, new Standing(place + 1, tied.contains(trial), honest));
    }
    return new TrialStandings(standings);
  }

  /** Its place, or none where it cannot win. */
  public Standing of(FinishedTrial trial) {
    return byTrial.getOrDefault(trial.trial().number(), UNRANKED);
  }
}
