package io.sparktune.cli;

import io.sparktune.config.StudyFile;
import io.sparktune.report.Numbers;
import io.sparktune.search.Sampler;
import io.sparktune.study.Director;
import java.util.List;

/** How a study file has its study searched. */
final class StudySearch {

  private final Director director;
  private final int trials;
  private final boolean mayHaveFewer;

  /**
   * @param earlier what was learnt from earlier runs
   */
  StudySearch(StudyFile file, List<Learnt> earlier) {
    long seed = file.study().seed();
    Sampler sampler =
        file.search()
            .sampler(
                file.space(),
                file.study().goals().all().size(),
                seed,
                earlier.stream().map(Learnt::observations).toList());
    director = new Director(sampler, file.search(), seed);
    trials = Director.trials(sampler, file.search());
    mayHaveFewer = file.search().sampler().keptInTraining() > 0;
  }

  Director director() {
    return director;
  }

  /** The same for people, such as 20 trials, or at most 120 trials of a population. */
  String trialsInWords() {
    return (mayHaveFewer ? "at most " : "") + Numbers.count(trials, "trial");
  }

  /** How many trials the study will have if nothing ends it early. */
  int trials() {
    return trials;
  }
}
