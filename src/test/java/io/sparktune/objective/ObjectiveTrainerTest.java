package io.sparktune.objective;

import io.sparktune.space.Values;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldTrainer;
import io.sparktune.trial.FoldTrainerContract;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Trial;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

final class ObjectiveTrainerTest extends FoldTrainerContract {

  private static final int EPOCHS = 5;

  @Override
  protected FoldTrainer trainer() {
    return new ObjectiveTrainer(
        ObjectiveTrainerTest::rising,
        Goals.of(Goal.named("value", Direction.MAXIMIZE)),
        EPOCHS,
        InstantSource.system());
  }

  private static double[] rising(ObjectiveTrial trial) {
    double score = 0;
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      score = trial.real("x") * epoch;
      if (!trial.report(score)) {
        break;
      }
    }
    return new double[] {score};
  }

  @Override
  protected List<FoldAssignment> assignments() {
    return IntStream.range(0, 3)
        .mapToObj(number -> new Trial(number, new Values(Map.of("x", 0.5 + number)), number))
        .map(trial -> new FoldAssignment(trial, 0, 1))
        .toList();
  }
}
