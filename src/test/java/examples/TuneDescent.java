package examples;

import io.sparktune.objective.ObjectiveResult;
import io.sparktune.objective.ObjectiveStudy;
import io.sparktune.objective.ObjectiveTrial;
import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.search.tpe.TpeSettings;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Direction;
import io.sparktune.trial.TrialState;
import java.util.List;

/** Tunes gradient descent with momentum on an ill-conditioned quadratic function. */
public final class TuneDescent {

  private static final int STEPS = 81;

  public static void main(String[] arguments) throws InterruptedException {
    Space space =
        new Space(
            List.of(
                new RealParameter("step", 1e-4, 1e-1, Scale.LOG),
                new RealParameter("momentum", 0, 0.99, Scale.LINEAR)));
    ObjectiveStudy study =
        new ObjectiveStudy(space, Direction.MINIMIZE, TpeSettings.defaults(), 60, 1, 42)
            .withPruner(new PrunerSettings.Asha(3, 3, HalvingType.STOPPING), STEPS);

    ObjectiveResult result = study.run(TuneDescent::error);

    FinishedTrial best = result.best().orElseThrow();
    long pruned =
        result.trials().stream().filter(trial -> trial.state() == TrialState.PRUNED).count();
    System.out.printf("%d of %d trials pruned%n", pruned, result.trials().size());
    System.out.printf("error %.2e with %s%n", best.score(), best.trial().values());
  }

  private static double error(ObjectiveTrial attempt) {
    double[] place = {1, 1};
    double[] velocity = new double[2];
    double error = 0;
    for (int step = 0; step < STEPS; step++) {
      velocity[0] = attempt.real("momentum") * velocity[0] - attempt.real("step") * place[0];
      velocity[1] = attempt.real("momentum") * velocity[1] - attempt.real("step") * 50 * place[1];
      place[0] += velocity[0];
      place[1] += velocity[1];
      error = 0.5 * (place[0] * place[0] + 50 * place[1] * place[1]);
      if (!attempt.report(error)) {
        break;
      }
    }
    return error;
  }
}
