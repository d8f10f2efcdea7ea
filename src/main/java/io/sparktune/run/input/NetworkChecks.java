package io.sparktune.run.input;

import io.sparktune.config.StudyFile;
import io.sparktune.config.text.Problem;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.Target;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.Shape;
import io.sparktune.search.UniformPoints;
import io.sparktune.space.Values;
import io.sparktune.training.engine.KnownPerceptrons;
import io.sparktune.training.nd4j.FirstStep;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Builds networks of a study for its data before any is trained. */
final class NetworkChecks {

  private static final int DRAWS = 64;
  private static final int MOST_REASONS = 5;

  /** Different networks with layers of others that train for a step. */
  private static final int MOST_TRIED = 4;

  private NetworkChecks() {}

  /**
   * A warning for each reason why no network can be built for some values.
   *
   * @param fitted preparations of the study; trials with others are passed over
   * @throws BadInput if none can be built for any values
   */
  static List<String> warnings(
      StudyFile file, Target target, Map<PreparationSettings, FittedInputs> fitted) {
    SplittableRandom random = Seeds.random(file.study().seed(), "networks", 0);
    UniformPoints points = new UniformPoints(file.space());
    Map<String, List<Values>> unbuilt = new LinkedHashMap<>();
    Map<String, String> tried = new HashMap<>();
    int built = 0;
    int looked = 0;
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
      looked++;
      try {
        build(settings, inputs, target, tried);
        built++;
      } catch (BadConfiguration e) {
        unbuilt.computeIfAbsent(e.getMessage(), reason -> new ArrayList<>()).add(values);
      }
    }
    int of = looked;
    if (built == 0 && !unbuilt.isEmpty()) {
      throw new BadInput(
          unbuilt.entrySet().stream()
              .limit(MOST_REASONS)
              .map(each -> file.problem("model.kind", told(each.getKey(), each.getValue())))
              .toList());
    }
    return unbuilt.entrySet().stream()
        .sorted(Comparator.comparing(each -> -each.getValue().size()))
        .limit(MOST_REASONS)
        .map(
            each ->
                "no network is built for %d of %d points of the space: %s"
                    .formatted(each.getValue().size(), of, told(each.getKey(), each.getValue())))
        .toList();
  }

  private static String told(String reason, List<Values> values) {
    Values example = values.get(0);
    return example.byName().isEmpty()
        ? reason
        : reason + " (" + Problem.cut(example.toString()) + ")";
  }

  /**
   * Builds a network, and lets some of those with layers of others train for a step.
   *
   * @param tried by digest: the reason why it cannot train; empty where it can
   */
  private static void build(
      TrialSettings settings, FittedInputs inputs, Target target, Map<String, String> tried) {
    Shape shape = Shape.of(inputs, target);
    NetworkBuilder builder = new NetworkBuilder(settings.network(), settings.optimizer(), shape);
    if (KnownPerceptrons.include(settings.network())) {
      return;
    }
    NetworkConfiguration network = builder.configuration(1, 1, 0, 0);
    String digest = settings.network().digest();
    if (settings.network().kind().hasLayersOfOthers() && tried.size() < MOST_TRIED) {
      tried.computeIfAbsent(digest, any -> reasonAgainst(network, builder, shape));
    }
    String reason = tried.getOrDefault(digest, "");
    if (!reason.isEmpty()) {
      throw new BadConfiguration(reason);
    }
  }

  private static String reasonAgainst(
      NetworkConfiguration network, NetworkBuilder builder, Shape shape) {
    try {
      FirstStep.require(network, builder.pretrained(), shape.inputs(), shape.outputs());
      return "";
    } catch (BadConfiguration e) {
      return String.valueOf(e.getMessage());
    }
  }
}
