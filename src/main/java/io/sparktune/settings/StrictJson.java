package io.sparktune.settings;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * The parser of all JSON that files contain. Whatever a file says, it has no class loaded by its
 * name; a key stands once in an object, and nothing follows the value.
 */
public final class StrictJson {

  private StrictJson() {}

  /** A parser to be set up further. */
  public static JsonMapper.Builder builder() {
    return JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .polymorphicTypeValidator(new NoClassNames());
  }

  /** Refuses names of classes before the classes are loaded. */
  private static final class NoClassNames extends PolymorphicTypeValidator.Base {

    private static final long serialVersionUID = 1L;

    @Override
    public Validity validateBaseType(MapperConfig<?> config, JavaType base) {
      return Validity.DENIED;
    }

    @Override
    public Validity validateSubClassName(MapperConfig<?> config, JavaType base, String name) {
      return Validity.DENIED;
    }

    @Override
    public Validity validateSubType(MapperConfig<?> config, JavaType base, JavaType type) {
      return Validity.DENIED;
    }
  }
}
