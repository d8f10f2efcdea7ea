package io.sparktune.run.input;

import io.sparktune.config.StudyFile;
import io.sparktune.report.Numbers;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.study.Scheduler;
import java.util.List;

/** The sampler of a study file and its number of trials. */
public final class StudySearch {

  private final Scheduler scheduler;
  private final int trials;
  private final boolean mayHaveFewer;

  /**
   * @param earlier the trials of each earlier run to learn from
   */
  public StudySearch(StudyFile file, List<List<Observation>> earlier) {
    long seed = file.study().seed();
    Sampler sampler =
        file.search().sampler(file.space(), file.study().goals().all().size(), seed, earlier);
    scheduler = new Scheduler(sampler, file.search(), seed);
    trials = Scheduler.trials(sampler, file.search());
    mayHaveFewer = file.search().sampler().keptInTraining() > 0;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  /** The same for people, such as 20 trials, or at most 120 trials of a population. */
  public String trialsInWords() {
    return (mayHaveFewer ? "at most " : "") + Numbers.count(trials, "trial");
  }

  /** How many trials the study will have if nothing ends it early. */
  public int trials() {
    return trials;
  }
}
