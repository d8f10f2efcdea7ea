package io.sparktune.run;

import io.sparktune.config.StudyFile;
import io.sparktune.data.InputShape;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.Shape;
import io.sparktune.search.UniformPoints;
import io.sparktune.settings.Task;
import io.sparktune.training.engine.Engines;
import io.sparktune.training.engine.KnownPerceptrons;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Tells the plan's reader which networks Deeplearning4j trains where the engine is open. */
final class EngineNote {

  private static final int DRAWS = 200;
  private static final List<InputShape> ANY_INPUTS = List.of(new InputShape.Vector(1));

  private EngineNote() {}

  /** A line; empty where one engine trains all, as the study file says. */
  static Optional<String> of(StudyFile file) {
    if (file.hasObjective()) {
      return Optional.empty();
    }
    SplittableRandom random = Seeds.random(file.study().seed(), "engines", 0);
    UniformPoints points = new UniformPoints(file.space());
    TreeSet<String> lacking = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      Optional<double[]> point = points.find(random);
      if (point.isPresent()) {
        TrialSettings settings = file.trialSettings().apply(file.space().valuesAt(point.get()));
        if (settings.training().engine() == Engine.AUTO && seen.add(identity(settings))) {
          lacking(settings, file.study().goals().task()).ifPresent(lacking::add);
        }
      }
    }
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Deeplearning4j trains networks with what the fused engine lacks: "
                + String.join(", ", lacking));
  }

  /** That of all that a network's configuration depends on. */
  private static String identity(TrialSettings settings) {
    return settings.network().digest() + settings.optimizer().digest();
  }

  private static Optional<String> lacking(TrialSettings settings, Task task) {
    if (KnownPerceptrons.include(settings.network())) {
      return Optional.empty();
    }
    if (settings.network().kind().reasonAgainst(ANY_INPUTS).isPresent()) {
      return Optional.of("the kind " + settings.network().kind().name());
    }
    Shape shape = Shape.of(ANY_INPUTS, task, 2);
    try {
      return Engines.lacking(
          new NetworkBuilder(settings.network(), settings.optimizer(), shape)
              .configuration(1, 1, 0, 0));
    } catch (BadConfiguration e) {
      return Optional.empty();
    }
  }
}
