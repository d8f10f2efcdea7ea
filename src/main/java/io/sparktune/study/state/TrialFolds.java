package io.sparktune.study.state;

import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.FoldProgress.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The progress of each fold of a trial, in their order. */
record TrialFolds(List<FoldProgress> all) {

  TrialFolds {
    all = List.copyOf(all);
  }

  int count() {
    return all.size();
  }

  FoldProgress at(int fold) {
    return all.get(fold);
  }

  List<FoldProgress> first(int folds) {
    return all.subList(0, folds);
  }

  TrialFolds with(int fold, UnaryOperator<FoldProgress> change) {
    List<FoldProgress> changed = new ArrayList<>(all);
    changed.set(fold, change.apply(changed.get(fold)));
    return new TrialFolds(changed);
  }

  TrialFolds with(UnaryOperator<FoldProgress> change) {
    return new TrialFolds(all.stream().map(change).toList());
  }

  boolean areAll(Phase phase) {
    return all.stream().allMatch(fold -> fold.is(phase));
  }

  int running() {
    return (int) all.stream().filter(fold -> fold.is(Phase.RUNNING)).count();
  }

  /** The first fold that failed, or the number of folds. */
  int failed() {
    return leading(fold -> !fold.hasFailed());
  }

  /** How many of the first folds all have their scores. */
  int scored() {
    return leading(FoldProgress::isScored);
  }

  /** How many of the first folds were all trained for an epoch or more. */
  int begun() {
    return leading(fold -> fold.curve().epochs() > 0);
  }

  private int leading(Predicate<FoldProgress> holds) {
    int fold = 0;
    while (fold < all.size() && holds.test(all.get(fold))) {
      fold++;
    }
    return fold;
  }

  /** The mean merit of the first folds after an epoch. */
  double merit(int folds, int epoch) {
    double sum = 0;
    for (FoldProgress fold : first(folds)) {
      sum += fold.curve().at(epoch);
    }
    return sum / folds;
  }

  /** The mean merit of the first folds after each epoch up to this one. */
  List<Double> curve(int folds, int through) {
    List<Double> curve = new ArrayList<>();
    for (int epoch = 1; epoch <= through; epoch++) {
      curve.add(merit(folds, epoch));
    }
    return curve;
  }

  /** The last epoch up to this one that all of the first folds have come to. */
  int reached(int folds, int last) {
    int reached = last;
    for (FoldProgress fold : first(folds)) {
      reached = Math.min(reached, fold.isScored() ? reached : fold.curve().epochs());
    }
    return reached;
  }

  /** The merits of the first folds, which all have their scores. */
  List<Double> scoredMerits(int folds, StudyRules rules) {
    return first(folds).stream().map(fold -> rules.merit(fold.scored().score())).toList();
  }
}
