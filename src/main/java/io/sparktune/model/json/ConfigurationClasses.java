package io.sparktune.model.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.nd4j.shade.jackson.databind.JavaType;
import org.nd4j.shade.jackson.databind.cfg.MapperConfig;
import org.nd4j.shade.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * The classes that a network's configuration may name, one by one: all others are refused before
 * loading.
 */
final class ConfigurationClasses extends PolymorphicTypeValidator.Base {

  private static final long serialVersionUID = 1L;

  private static final String FILE = "configuration-classes.txt";

  /**
   * Our own layers, and those of Deeplearning4j and ND4J. Left out are parsers of old versions,
   * layers that make arrays of a size that the JSON says, and those that no network of ours can
   * have.
   */
  static final Set<String> KNOWN = known();

  private final Set<String> others;

  /**
   * @param others names of classes besides those of Deeplearning4j
   */
  ConfigurationClasses(Set<String> others) {
    this.others = Set.copyOf(others);
  }

  private static Set<String> known() {
    try (InputStream in = ConfigurationClasses.class.getResourceAsStream(FILE)) {
      String names =
          new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8);
      return names.lines().collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  private Validity validity(String name) {
    return KNOWN.contains(name) || others.contains(name) ? Validity.ALLOWED : Validity.DENIED;
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
