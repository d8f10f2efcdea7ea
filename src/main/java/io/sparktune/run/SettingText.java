package io.sparktune.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.run.input.BadInput;
import io.sparktune.settings.StrictJson;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scala.collection.JavaConverters;

/** A setting of a program as a study file has it. */
final class SettingText {

  private static final ObjectMapper JSON = StrictJson.builder().build();

  private SettingText() {}

  /** Such as {@code model.units={"int":[32,512]}}. */
  static String of(String key, Object value) {
    try {
      return key + "=" + JSON.writeValueAsString(plain(key, value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object plain(String key, Object value) {
    if (value instanceof SearchRange range) {
      return plain(key, range.setting());
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      return plain(key, JavaConverters.mapAsJavaMap(map));
    }
    if (value instanceof scala.collection.Iterable<?> values) {
      return plain(key, JavaConverters.asJavaIterable(values));
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((name, inner) -> plain.put(String.valueOf(name), plain(key, inner)));
      return plain;
    }
    if (value instanceof Iterable<?> values) {
      List<Object> plain = new ArrayList<>();
      values.forEach(inner -> plain.add(plain(key, inner)));
      return plain;
    }
    if (value != null && value.getClass().isArray()) {
      List<Object> plain = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        plain.add(plain(key, Array.get(value, i)));
      }
      return plain;
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Enum<?> name) {
      return name.toString();
    }
    throw new BadInput(
        key
            + ": "
            + (value == null ? "null" : "a " + value.getClass().getName())
            + " is not a setting; give a text, a number, a truth value, a range, or a list"
            + " or map of these");
  }
}
