package io.sparktune.data;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparktune.settings.StrictJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records of plain values as JSON that a person can read. */
public final class RecordJson {

  private static final ObjectMapper JSON =
      StrictJson.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
          .build();

  private RecordJson() {}

  public static byte[] write(Record value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new IllegalArgumentException(value + " cannot be written as JSON", e);
    }
  }

  /** The bytes of a tree that {@link #tree} gave. */
  public static byte[] writeTree(ObjectNode tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new IllegalArgumentException(tree + " cannot be written as JSON", e);
    }
  }

  /**
   * A record that {@link #write} wrote.
   *
   * @throws IOException if the bytes are not JSON of exactly its components
   */
  public static <T extends Record> T read(byte[] json, Class<T> type) throws IOException {
    return present(JSON.readValue(json, type));
  }

  private static <T> T present(@Nullable T value) throws IOException {
    if (value == null) {
      throw new IOException("it is null");
    }
    return value;
  }

  /**
   * The same as a tree, to bring a file of an earlier version up to date.
   *
   * @throws IOException if the bytes are not a JSON object
   */
  public static ObjectNode tree(byte[] json) throws IOException {
    return present(JSON.readValue(json, ObjectNode.class));
  }

  /**
   * The record of a tree.
   *
   * @throws IOException if it has not exactly its components
   */
  public static <T extends Record> T ofTree(ObjectNode tree, Class<T> type) throws IOException {
    return JSON.treeToValue(tree, type);
  }
}
