package io.sparktune.spark.folds;

import io.sparktune.objective.ObjectiveSettings;
import io.sparktune.objective.ObjectiveTrainer;
import io.sparktune.spark.checkpoints.HadoopCheckpoints;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.SteadyClock;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;

/** Scores the trials of an objective, each of which is one fold, with what Spark gave the task. */
public final class ObjectiveFolds implements SingleFoldFunction {

  private static final long serialVersionUID = 1;

  /** A goal as it travels. */
  private record Score(String name, Direction direction) implements Serializable {}

  private final List<Score> scores;
  private final int mostEpochs;
  private final long millisPerState;
  private final HadoopCheckpoints checkpoints;

  /**
   * @param goals one for each score of the objective
   * @param mostEpochs of a trial
   * @param millisPerState the least time from one state of a trial to the next
   */
  public ObjectiveFolds(
      Goals goals, int mostEpochs, long millisPerState, HadoopCheckpoints checkpoints) {
    this.scores =
        goals.all().stream().map(goal -> new Score(goal.name(), goal.direction())).toList();
    this.mostEpochs = mostEpochs;
    this.millisPerState = millisPerState;
    this.checkpoints = checkpoints;
  }

  @Override
  public FoldResult train(FoldWork work, EpochCallback gate) {
    TaskResources.take(TaskContext.get());
    ObjectiveSettings objective = (ObjectiveSettings) work.own();
    return new ObjectiveTrainer(
            objective,
            goals(),
            mostEpochs,
            new ObjectiveCheckpoints(checkpoints, objective.digest()),
            millisPerState,
            SteadyClock.start(),
            SparkEnv.get().blockManager().blockManagerId().host(),
            SparkEnv.get().executorId())
        .train(work.assignment(), gate);
  }

  private Goals goals() {
    return new Goals(
        scores.stream().map(score -> Goal.named(score.name(), score.direction())).toList());
  }
}
