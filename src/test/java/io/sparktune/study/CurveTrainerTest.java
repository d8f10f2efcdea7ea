package io.sparktune.study;

import io.sparktune.space.Values;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldTrainer;
import io.sparktune.trial.FoldTrainerContract;
import io.sparktune.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The trainer of the study's tests. */
final class CurveTrainerTest extends FoldTrainerContract {

  @Override
  protected FoldTrainer trainer() {
    return new CurveTrainer(Direction.MAXIMIZE);
  }

  @Override
  protected List<FoldAssignment> assignments() {
    Trial trial = new Trial(4, new Values(Map.of("model.x", 0.5)), 9);
    return IntStream.range(0, 3).mapToObj(fold -> new FoldAssignment(trial, fold, 1)).toList();
  }
}
