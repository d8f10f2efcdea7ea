package io.sparktune.study.state;

/**
 * A study's work so far.
 *
 * @param proposed trials that the sampler has proposed
 * @param running folds that are with the runner
 * @param epochs that this study trained and scored, in all folds of all trials
 */
record StudyProgress(int proposed, int running, long epochs, FoldTimes foldTimes) {

  static final StudyProgress NONE = new StudyProgress(0, 0, 0, FoldTimes.UNKNOWN);

  StudyProgress withProposal() {
    return new StudyProgress(proposed + 1, running, epochs, foldTimes);
  }

  StudyProgress withRunning(int folds) {
    return new StudyProgress(proposed, folds, epochs, foldTimes);
  }

  StudyProgress withEpochs(int more) {
    return new StudyProgress(proposed, running, epochs + more, foldTimes);
  }

  StudyProgress with(FoldTimes times) {
    return new StudyProgress(proposed, running, epochs, times);
  }
}
