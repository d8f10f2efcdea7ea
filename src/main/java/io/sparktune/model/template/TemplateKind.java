package io.sparktune.model.template;

import io.sparktune.data.InputShape;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.foreign.ForeignConfiguration;
import io.sparktune.model.foreign.InputTypes;
import io.sparktune.model.foreign.OutputCheck;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.model.json.ConfigurationFile;
import io.sparktune.model.json.LayerClasses;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Networks of a Deeplearning4j configuration in JSON, with places for values of the study. */
public final class TemplateKind implements NetworkKind<TemplateSettings> {

  private static final String CONFIGURATION = "configuration";
  private static final String VALUES = "values";

  @Override
  public String name() {
    return "template";
  }

  @Override
  public TemplateSettings read(SettingsReader model, Task task) {
    List<String> classes = LayerClasses.read(model);
    String text = model.content(CONFIGURATION, "{", "a file with a configuration in JSON");
    if (text.isEmpty()) {
      model.inner(VALUES, values -> values);
      return new TemplateSettings(text, classes);
    }
    String json = "";
    try {
      TemplateText template = TemplateText.of(text);
      TemplateText filled =
          template.with(model.inner(VALUES, reader -> values(template.names(), reader)));
      json = filled.json();
      NetworkConfiguration network = read(json, classes);
      filled.requireKnownKeys(network.json());
      OutputCheck.require(network, task);
    } catch (BadConfiguration | BadModelFile e) {
      model.problem(CONFIGURATION, String.valueOf(e.getMessage()));
    }
    return new TemplateSettings(json, classes);
  }

  private static Map<String, Object> values(List<String> names, SettingsReader reader) {
    Map<String, Object> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, reader.scalar(name)));
    return values;
  }

  private static NetworkConfiguration read(String json, List<String> classes) {
    return ConfigurationFile.read(json.getBytes(StandardCharsets.UTF_8), Set.copyOf(classes));
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
  public NetworkConfiguration configuration(TemplateSettings settings, NetworkDesign design) {
    return ForeignConfiguration.fitted(read(settings.json(), settings.layerClasses()), design);
  }
}
