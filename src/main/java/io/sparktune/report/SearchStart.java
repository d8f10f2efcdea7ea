package io.sparktune.report;

import java.util.List;

/**
 * A search that begins or is resumed.
 *
 * @param parameters how many there are
 * @param sampler its name
 * @param trials how many there will be, in words, such as 20 trials
 * @param folds of each trial
 * @param finishedBefore how many trials earlier drivers finished; -1 for a new study
 * @param notes that the grid is cut, what is learnt from, or taken over from, earlier runs, and
 *     what this Spark lacks
 * @param master where Spark runs
 * @param folder the study's
 */
public record SearchStart(
    int parameters,
    String sampler,
    String trials,
    int folds,
    int finishedBefore,
    List<String> notes,
    String master,
    String folder) {

  public SearchStart {
    notes = List.copyOf(notes);
  }

  public boolean isResumed() {
    return finishedBefore >= 0;
  }
}
