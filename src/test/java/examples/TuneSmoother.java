package examples;

import io.sparktune.objective.ObjectiveResult;
import io.sparktune.objective.ObjectiveStudy;
import io.sparktune.objective.ObjectiveTrial;
import io.sparktune.search.RandomSettings;
import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Direction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Tunes a smoother of noisy measurements: which one, and how far it looks. */
public final class TuneSmoother {

  private final double[] x = new double[100];
  private final double[] y = new double[100];

  public static void main(String[] arguments) throws InterruptedException {
    Space space =
        new Space(
            List.of(
                new ChoiceParameter("smoother", List.of("kernel", "neighbours"))
                    .withBranches(
                        List.of(
                            new Branch(
                                0, 0, List.of(new RealParameter("width", 0.001, 1, Scale.LOG))),
                            new Branch(
                                1, 1, List.of(new IntegerParameter("count", 1, 50, Scale.LOG))))),
                new RealParameter("shrinkage", 0, 0.5, Scale.LINEAR)));
    int trials = 100;
    int slots = 2;
    ObjectiveStudy study =
        new ObjectiveStudy(space, Direction.MINIMIZE, new RandomSettings(), trials, slots, 42);

    ObjectiveResult result = study.run(new TuneSmoother()::error);

    FinishedTrial best = result.best().orElseThrow();
    System.out.printf("%d trials%n", result.trials().size());
    System.out.printf("error %.4f with %s%n", best.score(), best.trial().values());
  }

  private TuneSmoother() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextDouble();
      y[i] = Math.sin(6 * x[i]) + 0.3 * random.nextGaussian();
    }
  }

  /** The mean squared error at each point, as told by all other points. */
  private double error(ObjectiveTrial attempt) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double smooth = attempt.isOn("width") ? byKernel(i, attempt) : byNeighbours(i, attempt);
      double missed = y[i] - (1 - attempt.real("shrinkage")) * smooth;
      sum += missed * missed;
    }
    return sum / x.length;
  }

  private double byKernel(int at, ObjectiveTrial attempt) {
    double weights = 1e-12;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double distance = (x[i] - x[at]) / attempt.real("width");
      double weight = i == at ? 0 : Math.exp(-0.5 * distance * distance);
      weights += weight;
      sum += weight * y[i];
    }
    return sum / weights;
  }

  private double byNeighbours(int at, ObjectiveTrial attempt) {
    Integer[] nearest = IntStream.range(0, x.length).boxed().toArray(Integer[]::new);
    Arrays.sort(nearest, Comparator.comparingDouble(i -> Math.abs(x[i] - x[at])));
    return Arrays.stream(nearest)
        .skip(1)
        .limit(attempt.integer("count"))
        .mapToDouble(i -> y[i])
        .average()
        .orElseThrow();
  }
}
