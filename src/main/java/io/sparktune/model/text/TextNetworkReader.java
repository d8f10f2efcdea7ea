package io.sparktune.model.text;

import io.sparktune.model.Activations;
import io.sparktune.model.Loss;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;

/** Reads the parts of {@code model} that all networks for texts have. */
record TextNetworkReader(SettingsReader model, Task task) {

  static final int MOST_UNITS = 65_536;
  static final Bounds SHARE = Bounds.fromBelow(0, 1);
  private static final int MOST_LAYERS = 64;
  private static final Bounds PENALTY = Bounds.from(0, 1000);

  Embedding embedding() {
    return new Embedding(
        model.integer("embedding", 1, MOST_UNITS), model.truth("freeze-embedding"));
  }

  DenseHead head() {
    return new DenseHead(
        model.sizes("dense-units", 1, MOST_UNITS, "dense-layers", 0, MOST_LAYERS),
        model.oneOf("dense-activation", Activations.names()),
        model.real("dense-dropout", SHARE),
        model.constant("weight-initialisation", List.of(WeightInitialisation.values())),
        model.real("l1", PENALTY),
        model.real("l2", PENALTY));
  }

  Loss loss() {
    return model.constant("loss", Loss.of(task));
  }
}
