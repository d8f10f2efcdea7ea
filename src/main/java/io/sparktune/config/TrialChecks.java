package io.sparktune.config;

import io.sparktune.config.text.Problem;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Tries values of a space, for some settings only fail together. */
final class TrialChecks {

  private static final int RANDOM_POINTS = 64;
  private static final int MOST_DRAWS = 10_000;
  private static final long SEED = 64;

  private TrialChecks() {}

  /** The problems of trials at two corners of the space and at random points that are feasible. */
  static List<Problem> problems(Consumer<Values> check, Space space) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<double[]> points = new ArrayList<>();
    points.add(new double[space.dimensions()]);
    points.add(new double[space.dimensions()]);
    Arrays.fill(points.get(1), 1);
    points.removeIf(point -> !isFeasible(space, point));
    int wanted = points.size() + (space.dimensions() > 0 ? RANDOM_POINTS : 0);
    for (int draw = 0; draw < MOST_DRAWS && points.size() < wanted; draw++) {
      double[] point = random.doubles(space.dimensions()).toArray();
      if (isFeasible(space, point)) {
        points.add(point);
      }
    }
    Map<String, Problem> byKey = new LinkedHashMap<>();
    for (double[] point : points) {
      Values values = space.valuesAt(point);
      try {
        check.accept(values);
      } catch (StudyFileError e) {
        e.problems().forEach(problem -> byKey.putIfAbsent(problem.key(), at(values, problem)));
      }
    }
    return List.copyOf(byKey.values());
  }

  private static boolean isFeasible(Space space, double[] point) {
    return space.violated(space.valuesAt(point)).isEmpty();
  }

  private static Problem at(Values values, Problem problem) {
    return problem.withRemedy("so it is for " + Problem.cut(values.toString()));
  }
}
