package io.sparktune.run.input;

import io.sparktune.config.StudyFile;
import io.sparktune.config.text.Problem;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.Target;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.Shape;
import io.sparktune.search.UniformPoints;
import io.sparktune.settings.Task;
import io.sparktune.space.Values;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Builds networks of a study for its data before any is trained. */
final class NetworkChecks {

  private static final int DRAWS = 64;

  private NetworkChecks() {}

  /**
   * A warning of values for which no network can be built, at most one.
   *
   * @param fitted preparations of the study; trials with others are passed over
   * @throws BadInput if none can be built for any values
   */
  static List<String> warnings(
      StudyFile file, Target target, Map<PreparationSettings, FittedInputs> fitted) {
    SplittableRandom random = Seeds.random(file.study().seed(), "networks", 0);
    UniformPoints points = new UniformPoints(file.space());
    List<String> problems = new ArrayList<>();
    int built = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      Optional<double[]> point = points.find(random);
      if (point.isEmpty()) {
        break;
      }
      Values values = file.space().valuesAt(point.get());
      TrialSettings settings = file.trialSettings().apply(values);
      FittedInputs inputs = fitted.get(settings.preparation());
      if (inputs == null) {
        continue;
      }
      try {
        build(settings, inputs, target);
        built++;
      } catch (BadConfiguration e) {
        problems.add(e.getMessage() + " (" + Problem.cut(values.toString()) + ")");
      }
    }
    if (built == 0 && !problems.isEmpty()) {
      throw new BadInput(file.problem("model.kind", problems.get(0)));
    }
    return problems.isEmpty()
        ? List.of()
        : List.of(
            "no network is built for "
                + problems.size()
                + " of "
                + (problems.size() + built)
                + " points of the space: "
                + problems.get(0));
  }

  private static void build(TrialSettings settings, FittedInputs inputs, Target target) {
    Shape shape =
        target.task() == Task.CLASSIFICATION
            ? Shape.ofClasses(inputs.inputs(), target.labels().size())
            : Shape.ofNumber(inputs.inputs());
    new NetworkBuilder(settings.network(), settings.optimizer(), shape).configuration(1, 1, 0, 0);
  }
}
