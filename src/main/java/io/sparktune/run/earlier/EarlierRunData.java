package io.sparktune.run.earlier;

import io.sparktune.report.Numbers;
import io.sparktune.search.Observation;
import io.sparktune.settings.Secrets;
import java.util.List;

/**
 * The observations of an earlier run that a study learns from.
 *
 * @param run its folder
 * @param outside how many trials have values outside of this study's ranges, or lack some
 */
public record EarlierRunData(String run, int outside, List<Observation> observations) {

  public EarlierRunData {
    run = Secrets.masked(run);
    observations = List.copyOf(observations);
  }

  /** The trials of each of these runs. */
  public static List<List<Observation>> observations(List<EarlierRunData> runs) {
    return runs.stream().map(EarlierRunData::observations).toList();
  }

  @Override
  public String toString() {
    int all = observations.size() + outside;
    return "learns from "
        + observations.size()
        + " of "
        + Numbers.count(all, "trial")
        + " of "
        + run
        + (outside == 0
            ? ""
            : "; "
                + outside
                + (outside == 1 ? " has" : " have")
                + " other parameters, or values outside of the ranges");
  }
}
