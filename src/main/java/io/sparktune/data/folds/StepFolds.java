package io.sparktune.data.folds;

import io.sparktune.data.DataError;
import io.sparktune.data.RowArrays;
import io.sparktune.data.RowKeys;
import io.sparktune.data.folds.Validation.InTimeOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Folds of rows whose targets are whole steps in time. Cuts are between steps, never within one,
 * and no step is part of a training target and a validation target.
 */
record StepFolds(RowKeys keys, InTimeOrder validation) {

  FoldPlan plan(double holdOut) {
    double[] steps = Arrays.stream(keys.times()).distinct().sorted().toArray();
    int held = (int) Math.round(holdOut * steps.length);
    FoldChecks.requireHeldOut(held, holdOut, steps.length);
    int study = steps.length - held;
    FoldChecks.requireFoldsInTime(study, validation.folds());
    double end = held == 0 ? Double.POSITIVE_INFINITY : firstTarget(steps[study]);
    List<Fold> folds = new ArrayList<>();
    for (int part = 1; part <= validation.folds(); part++) {
      double first = steps[validation.from(part, study)];
      int to = validation.from(part + 1, study);
      double next = to == study ? end : Math.min(steps[to], end);
      double until = firstTarget(first) - validation.gap();
      double from = validation.most() == 0 ? Double.NEGATIVE_INFINITY : until - validation.most();
      int[] trained = rows(step -> step >= from && step < until);
      int[] validated = rows(step -> step >= first && step < next);
      requireRows(part, trained, validated);
      folds.add(new Fold(trained, validated));
    }
    int[] heldOut = held == 0 ? new int[0] : rows(step -> step >= steps[study]);
    return new FoldPlan(folds, rows(step -> step < end), heldOut);
  }

  /** The first step of the target whose last one is this. */
  private double firstTarget(double last) {
    return last - (keys.span() - 1);
  }

  private int[] rows(DoublePredicate wanted) {
    return RowArrays.sorted(
        IntStream.range(0, keys.times().length)
            .filter(row -> wanted.test(keys.times()[row]))
            .toArray());
  }

  private void requireRows(int part, int[] trained, int[] validated) {
    if (trained.length == 0 || validated.length == 0) {
      throw new DataError(
          "Fold %d has %d rows to train on and %d to validate on, with data.horizon = %d and"
                  .formatted(part - 1, trained.length, validated.length, keys.span())
              + " validation.gap = "
              + validation.gap()
              + "; lower them, validation.folds or data.hold-out, or bring longer series.");
    }
  }
}
