package io.sparktune.cli;

import io.sparktune.config.StudyFile;
import io.sparktune.search.Sampler;
import io.sparktune.study.Director;

/** How a study file has its study searched. */
final class StudySearch {

  private final Director director;
  private final int trials;

  StudySearch(StudyFile file) {
    long seed = file.study().seed();
    Sampler sampler = file.search().sampler(file.space(), file.study().goals().all().size(), seed);
    director = new Director(sampler, file.search(), seed);
    trials = Director.trials(sampler, file.search());
  }

  Director director() {
    return director;
  }

  /** How many trials the study will have if nothing ends it early. */
  int trials() {
    return trials;
  }
}
