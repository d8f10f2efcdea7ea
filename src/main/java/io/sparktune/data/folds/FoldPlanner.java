package io.sparktune.data.folds;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.DataError;
import io.sparktune.data.RowArrays;
import io.sparktune.data.RowKeys;
import io.sparktune.data.Target;
import io.sparktune.data.folds.Validation.Grouped;
import io.sparktune.data.folds.Validation.InTimeOrder;
import io.sparktune.data.folds.Validation.KFold;
import io.sparktune.data.folds.Validation.SingleSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Plans the folds of a study, on the driver; the same for the same seed. */
public final class FoldPlanner {

  private final Target target;
  private final RowKeys keys;
  private final SplittableRandom random;
  private final int draw;

  private FoldPlanner(Target target, RowKeys keys, SplittableRandom random, int draw) {
    this.target = target;
    this.keys = keys;
    this.random = random;
    this.draw = draw;
  }

  /**
   * The folds and the held-out rows. These are drawn as the folds are: in the proportions of the
   * classes, group by group, or the latest ones.
   *
   * @param holdOut share of the rows, in [0, 1); 0 holds none out
   * @throws DataError if the rows do not allow these folds
   */
  public static FoldPlan plan(
      Target target, RowKeys keys, Validation validation, double holdOut, long seed) {
    return plan(target, keys, validation, holdOut, seed, 0);
  }

  /**
   * Other folds of the same rows, with the same rows held out.
   *
   * @param draw numbers the folds that rows are drawn into; 0 for those of {@link #plan(Target,
   *     RowKeys, Validation, double, long)}
   * @throws IllegalArgumentException if the order of the rows leaves nothing to draw
   */
  public static FoldPlan plan(
      Target target, RowKeys keys, Validation validation, double holdOut, long seed, int draw) {
    if (draw < 0 || (draw > 0 && !validation.isDrawn())) {
      throw new IllegalArgumentException("draw " + draw + " of " + validation);
    }
    if (!(holdOut >= 0 && holdOut < 1)) {
      throw new IllegalArgumentException("the hold-out share is " + holdOut);
    }
    FoldPlanner planner = new FoldPlanner(target, keys, new SplittableRandom(seed), draw);
    if (validation instanceof KFold kFold) {
      return planner.plan(kFold, holdOut);
    }
    if (validation instanceof Grouped grouped) {
      return planner.plan(grouped, holdOut);
    }
    return validation instanceof InTimeOrder inTimeOrder
        ? planner.plan(inTimeOrder, holdOut)
        : planner.plan((SingleSplit) validation, holdOut);
  }

  private FoldPlan plan(KFold validation, double holdOut) {
    Strata strata = strata(validation.stratified());
    int[] heldOut = heldOut(strata, holdOut);
    Strata study = strata.without(heldOut);
    int[] studyRows = study.rows();
    FoldChecks.requireFolds(studyRows.length, validation.folds());
    FoldChecks.requireClasses(strata, study, validation.folds());
    List<Fold> folds = new ArrayList<>();
    skip(validation.repeats());
    for (int repeat = 0; repeat < validation.repeats(); repeat++) {
      for (int[] validationRows : study.dealt(validation.folds(), random.split())) {
        folds.add(fold(studyRows, validationRows));
      }
    }
    return new FoldPlan(folds, studyRows, heldOut);
  }

  private FoldPlan plan(SingleSplit validation, double holdOut) {
    Strata strata = strata(validation.stratified());
    int[] heldOut = heldOut(strata, holdOut);
    Strata study = strata.without(heldOut);
    int[] studyRows = study.rows();
    FoldChecks.requireFolds(studyRows.length, 2);
    FoldChecks.requireClasses(strata, study, 2);
    skip(1);
    int[] validationRows = study.drawn(validation.share(), random.split());
    FoldChecks.requireSplit(studyRows.length, validationRows.length, validation.share());
    return new FoldPlan(List.of(fold(studyRows, validationRows)), studyRows, heldOut);
  }

  private FoldPlan plan(Grouped validation, double holdOut) {
    FoldChecks.requireGroupOfEachRow(keys, target.rows());
    int[] all = RowArrays.all(target.rows());
    RowGroups groups = RowGroups.of(keys, all);
    int[] heldOut = groups.drawn(holdOut, random.split());
    FoldChecks.requireHeldOutGroups(heldOut.length, holdOut, groups);
    int[] studyRows = RowArrays.without(all, heldOut);
    RowGroups study = RowGroups.of(keys, studyRows);
    FoldChecks.requireGroups(study.count(), validation.folds());
    List<Fold> folds = new ArrayList<>();
    skip(1);
    for (int[] validationRows : study.dealt(validation.folds(), random.split())) {
      folds.add(fold(studyRows, validationRows));
    }
    return new FoldPlan(folds, studyRows, heldOut);
  }

  /** Passes over what earlier draws took, so that each has random numbers of its own. */
  private void skip(int splits) {
    for (int split = 0; split < draw * splits; split++) {
      SplittableRandom unused = random.split();
    }
  }

  private FoldPlan plan(InTimeOrder validation, double holdOut) {
    FoldChecks.requireTimeOfEachRow(keys, target.rows());
    if (keys.span() > 0) {
      return new StepFolds(keys, validation).plan(holdOut);
    }
    int[] inOrder = RowArrays.orderedBy(keys.times());
    int study = inOrder.length - heldOutCount(holdOut);
    FoldChecks.requireFoldsInTime(study, validation.folds());
    List<Fold> folds = new ArrayList<>();
    for (int part = 1; part <= validation.folds(); part++) {
      int from = validation.from(part, study);
      int to = validation.from(part + 1, study);
      int trained = from - validation.gap();
      FoldChecks.requireTrainingRows(trained, from, validation.gap());
      int first = validation.most() == 0 ? 0 : Math.max(0, trained - validation.most());
      folds.add(
          new Fold(
              RowArrays.sorted(Arrays.copyOfRange(inOrder, first, trained)),
              RowArrays.sorted(Arrays.copyOfRange(inOrder, from, to))));
    }
    return new FoldPlan(
        folds,
        RowArrays.sorted(Arrays.copyOf(inOrder, study)),
        RowArrays.sorted(Arrays.copyOfRange(inOrder, study, inOrder.length)));
  }

  private int[] heldOut(Strata strata, double holdOut) {
    heldOutCount(holdOut);
    return holdOut == 0 ? new int[0] : strata.drawn(holdOut, random.split());
  }

  private int heldOutCount(double holdOut) {
    int count = (int) Math.round(holdOut * target.rows());
    FoldChecks.requireHeldOut(count, holdOut, target.rows());
    return count;
  }

  private Strata strata(boolean stratified) {
    int[] all = RowArrays.all(target.rows());
    return stratified && target instanceof ClassTarget classes
        ? Strata.byClass(classes, all)
        : Strata.ofAll(all);
  }

  private static Fold fold(int[] studyRows, int[] validationRows) {
    return new Fold(RowArrays.without(studyRows, validationRows), validationRows);
  }
}
