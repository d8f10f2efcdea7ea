package io.sparktune.config.sections;

import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.model.Activations;
import io.sparktune.model.Loss;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code model}. */
public final class ModelSection {

  private static final int MOST_LAYERS = 64;
  private static final int MOST_UNITS = 65_536;

  private ModelSection() {}

  public static MlpSettings read(Section model, Task task) {
    model.value("kind", SettingType.oneOf(Map.of("mlp", "mlp")));
    return new MlpSettings(
        model.settings().sizes("units", 1, MOST_UNITS, "layers", 0, MOST_LAYERS),
        model.value("activation", SettingType.oneOf(activations())),
        model.value("initialisation", SettingType.oneOf(Names.of(WeightInitialisation.values()))),
        model.value("dropout", SettingType.real(Bounds.fromBelow(0, 1))),
        model.value("batch-normalisation", SettingType.truth()),
        model.value("l1", SettingType.real(Bounds.from(0, 1000))),
        model.value("l2", SettingType.real(Bounds.from(0, 1000))),
        model.value("loss", SettingType.oneOf(Names.of(losses(task)))));
  }

  private static Map<String, String> activations() {
    Map<String, String> names = new LinkedHashMap<>();
    Activations.names().forEach(name -> names.put(name, name));
    return names;
  }

  private static Loss[] losses(Task task) {
    return task == Task.CLASSIFICATION
        ? new Loss[] {
          Loss.AUTO,
          Loss.CROSS_ENTROPY,
          Loss.HINGE,
          Loss.SQUARED_HINGE,
          Loss.KL_DIVERGENCE,
          Loss.MSE,
          Loss.MAE
        }
        : new Loss[] {
          Loss.AUTO, Loss.MSE, Loss.MAE, Loss.HUBER, Loss.MSLE, Loss.POISSON, Loss.LOG_COSH
        };
  }
}
