package io.sparktune.simulation;

import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldTrainer;
import io.sparktune.trial.FoldTrainerContract;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The trainer of the simulation's tests. */
final class CourseTrainerTest extends FoldTrainerContract {

  @Override
  protected FoldTrainer trainer() {
    FoldModel model =
        new ModelledFolds(
            new LogNormal(Duration.ofSeconds(60), 0.5),
            Duration.ZERO,
            values -> Fixtures.MOST_EPOCHS,
            Direction.MAXIMIZE);
    return new CourseTrainer(model, Fixtures.NOW);
  }

  @Override
  protected List<FoldAssignment> assignments() {
    Trial trial = new Trial(4, new Values(Map.of("model.x", 0.5)), 9);
    return IntStream.range(0, 3).mapToObj(fold -> new FoldAssignment(trial, fold, 1)).toList();
  }
}
