package io.sparktune.run.input;

import io.sparktune.config.StudyFile;
import io.sparktune.report.Numbers;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.study.Scheduler;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sampler of a study file and its number of trials. */
public final class StudySearch {

  private final Scheduler scheduler;
  private final int trials;
  private final boolean mayHaveFewer;
  private final boolean isCut;

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
    isCut =
        file.search().trials() == 0
            && sampler.size().orElse(BigInteger.ZERO).compareTo(BigInteger.valueOf(trials)) > 0;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  /** The same for people, such as 20 trials, or at most 120 trials of a population. */
  public String trialsInWords() {
    return (mayHaveFewer ? "at most " : "") + Numbers.count(trials, "trial");
  }

  /** Says so where a study cannot have as many trials as its grid has points. */
  public Optional<String> cut() {
    return isCut
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the grid is cut: a study has at most %,d trials; wanted wider steps or fewer"
                    + " ranges",
                trials))
        : Optional.empty();
  }

  /** How many trials the study will have if nothing ends it early. */
  public int trials() {
    return trials;
  }
}
