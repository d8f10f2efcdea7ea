package io.sparktune.model.template;

import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import java.util.List;

/**
 * A network that a configuration of Deeplearning4j describes.
 *
 * @param json of the configuration, with values in all places
 * @param layerClasses that it may name besides Deeplearning4j's
 */
public record TemplateSettings(String json, List<String> layerClasses) implements NetworkSettings {

  public TemplateSettings {
    layerClasses = List.copyOf(layerClasses);
  }

  @Override
  public NetworkKind<TemplateSettings> kind() {
    return new TemplateKind();
  }
}
