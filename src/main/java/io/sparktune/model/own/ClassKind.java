package io.sparktune.model.own;

import io.sparktune.data.InputShape;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.foreign.ForeignConfiguration;
import io.sparktune.model.foreign.InputTypes;
import io.sparktune.model.foreign.OutputCheck;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.model.json.LayerClasses;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * Networks that a class of the user's jars makes: a {@link Function} from values by name to a
 * configuration of Deeplearning4j.
 */
public final class ClassKind implements NetworkKind<ClassSettings> {

  private static final String CLASS = "class";

  @Override
  public String name() {
    return "class";
  }

  @Override
  public ClassSettings read(SettingsReader model, Task task) {
    String name = model.text(CLASS, "the name of a class", text -> !text.isBlank());
    List<String> classes = LayerClasses.read(model);
    Map<String, Object> values = model.scalars("values");
    ClassSettings settings =
        new ClassSettings(
            name,
            classes,
            List.copyOf(values.keySet()),
            values.values().stream().map(Serializable.class::cast).toList());
    if (!name.isEmpty()) {
      try {
        NetworkConfiguration network = made(settings);
        OutputCheck.require(network, task);
        Set<String> missing = missing(network, classes);
        if (!missing.isEmpty()) {
          model.problem(
              CLASS, "the network has " + missing + ", which model.layer-classes does not name");
        }
      } catch (BadConfiguration | BadModelFile e) {
        model.problem(CLASS, String.valueOf(e.getMessage()));
      }
    }
    return settings;
  }

  private static Set<String> missing(NetworkConfiguration network, List<String> classes) {
    try {
      return LayerClasses.missing(network, classes);
    } catch (BadConfiguration | BadModelFile e) {
      throw e;
    } catch (RuntimeException e) { // what Deeplearning4j throws for a layer that lacks something
      throw new BadConfiguration("the network cannot be written: " + BadModelFile.reason(e));
    }
  }

  @Override
  public boolean hasLayersOfOthers() {
    return true;
  }

  @Override
  public Optional<String> reasonAgainst(List<InputShape> inputs) {
    return InputTypes.reasonAgainst(inputs);
  }

  @Override
  public NetworkConfiguration configuration(ClassSettings settings, NetworkDesign design) {
    return ForeignConfiguration.fitted(made(settings), design);
  }

  private static NetworkConfiguration made(ClassSettings settings) {
    String name = settings.className();
    Object configuration;
    try {
      configuration = function(name).apply(settings.byName());
    } catch (RuntimeException | LinkageError e) {
      if (e instanceof BadConfiguration bad) {
        throw bad;
      }
      throw new BadConfiguration(name + " fails for " + settings.byName() + ": " + e);
    }
    if (configuration instanceof MultiLayerConfiguration layers) {
      return new Layers(layers);
    }
    if (configuration instanceof ComputationGraphConfiguration graph) {
      return new Graph(graph);
    }
    throw new BadConfiguration(
        name
            + " gives "
            + (configuration == null ? "nothing" : "a " + configuration.getClass().getName())
            + "; wanted a MultiLayerConfiguration or a ComputationGraphConfiguration");
  }

  @SuppressWarnings("unchecked")
  private static Function<Map<String, Object>, Object> function(String name) {
    try {
      Class<?> found = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
      if (!Function.class.isAssignableFrom(found)) {
        throw new BadConfiguration(name + " is no java.util.function.Function");
      }
      return (Function<Map<String, Object>, Object>) found.getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw new BadConfiguration("there is no class " + name + "; name its jar with --jars");
    } catch (ReflectiveOperationException e) {
      throw new BadConfiguration(
          name + " needs a public constructor without arguments (" + e + ")");
    }
  }
}
