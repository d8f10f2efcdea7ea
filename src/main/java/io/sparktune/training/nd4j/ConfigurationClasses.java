package io.sparktune.training.nd4j;

import java.util.List;
import java.util.Set;
import org.nd4j.shade.jackson.databind.JavaType;
import org.nd4j.shade.jackson.databind.cfg.MapperConfig;
import org.nd4j.shade.jackson.databind.jsontype.PolymorphicTypeValidator;

/** The classes that a network's configuration may name: all others are refused before loading. */
final class ConfigurationClasses extends PolymorphicTypeValidator.Base {

  private static final long serialVersionUID = 1L;

  /** Packages of Deeplearning4j and ND4J with classes of configurations. */
  private static final List<String> PACKAGES =
      List.of(
          "org.deeplearning4j.nn.conf.",
          "org.deeplearning4j.nn.weights.",
          "org.nd4j.linalg.activations.",
          "org.nd4j.linalg.dataset.api.preprocessor.",
          "org.nd4j.linalg.learning.",
          "org.nd4j.linalg.lossfunctions.",
          "org.nd4j.linalg.schedule.");

  private final Set<String> others;

  /**
   * @param others names of classes besides those of Deeplearning4j
   */
  ConfigurationClasses(Set<String> others) {
    this.others = Set.copyOf(others);
  }

  private Validity validity(String name) {
    return others.contains(name) || PACKAGES.stream().anyMatch(name::startsWith)
        ? Validity.ALLOWED
        : Validity.DENIED;
  }

  @Override
  public Validity validateSubClassName(MapperConfig<?> config, JavaType base, String name) {
    return validity(name);
  }

  @Override
  public Validity validateSubType(MapperConfig<?> config, JavaType base, JavaType type) {
    return validity(type.getRawClass().getName());
  }
}
