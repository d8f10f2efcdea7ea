package io.sparktune.config.sections;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.model.Activations;
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.model.mlp.MlpSettings.Initialisation;
import io.sparktune.model.mlp.MlpSettings.Loss;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.Task;
import io.sparktune.space.Branch;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code model}. */
public final class ModelSection {

  private static final int MOST_LAYERS = 64;
  private static final int MOST_UNITS = 65_536;
  private static final SettingType<Integer> WIDTH = SettingType.integer(1, MOST_UNITS);

  private ModelSection() {}

  public static MlpSettings read(Section model, Task task) {
    model.value("kind", SettingType.oneOf(Map.of("mlp", "mlp")));
    return new MlpSettings(
        units(model),
        model.value("activation", SettingType.oneOf(activations())),
        model.value("initialisation", SettingType.oneOf(Names.of(Initialisation.values()))),
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

  private static List<Integer> units(Section model) {
    Optional<ConfigValue> units = model.peek("units");
    if (units.isPresent() && units.get() instanceof ConfigList list) {
      return ofEach(model, list.size());
    }
    if (units.filter(ModelSection::isChoiceOfLists).isPresent()) {
      model.omit("layers", "where model.units is a choice of lists, one number for each layer");
      return model.value("units", SettingType.integers(1, MOST_UNITS));
    }
    int layers = model.value("layers", SettingType.integer(0, MOST_LAYERS));
    return Collections.nCopies(layers, model.value("units", WIDTH));
  }

  private static boolean isChoiceOfLists(ConfigValue units) {
    return units instanceof ConfigObject range
        && range.get("choice") instanceof ConfigList options
        && options.stream().anyMatch(ConfigList.class::isInstance);
  }

  /** The number of layers may vary below the length of the list: the first layers are taken. */
  private static List<Integer> ofEach(Section model, int size) {
    if (size > MOST_LAYERS) {
      model.complain("units", "has " + size + " layers, wanted at most " + MOST_LAYERS);
      return List.of();
    }
    boolean fixed = !model.isGiven("layers");
    int layers = fixed ? size : model.value("layers", SettingType.integer(0, size));
    if (fixed) {
      model.omit("layers", "");
    }
    ReadContext reading = model.reading();
    Optional<Parameter> count =
        reading.registered(Section.join(model.path(), "layers")).filter(any -> !fixed);
    List<Integer> widths = new ArrayList<>();
    List<Branch> branches = new ArrayList<>();
    for (int layer = 0; layer < size; layer++) {
      int place = layer;
      ReadContext.Collected<Integer> width =
          reading.collect(() -> model.element("units", place, WIDTH));
      widths.add(width.result());
      if (width.parameters().isEmpty()) {
        continue;
      }
      if (count.isPresent()) {
        branch(model, count.get(), layer, width.parameters()).ifPresent(branches::add);
      } else if (layer < layers) {
        reading.register(width.parameters());
      } else {
        model.complain("units", "element " + layer + " is never used");
      }
    }
    count.ifPresent(parameter -> reading.branch(parameter, branches));
    return widths.subList(0, layers);
  }

  private static Optional<Branch> branch(
      Section model, Parameter count, int layer, List<Parameter> opened) {
    if (!(count instanceof IntegerParameter range)) {
      model.mismatch("layers", "a number or an int range, for elements of model.units vary");
      return Optional.empty();
    }
    long first = Math.max(0, -Math.floorDiv(range.low() - layer - 1, range.step()));
    if (first >= range.size()) {
      model.complain("units", "element " + layer + " is never used");
      return Optional.empty();
    }
    return Optional.of(new Branch(first, range.size() - 1, opened));
  }
}
