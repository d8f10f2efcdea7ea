package io.sparktune.data;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Records of plain values as JSON that a person can read. */
public final class RecordJson {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private RecordJson() {}

  public static byte[] write(Record value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new IllegalArgumentException(value + " cannot be written as JSON", e);
    }
  }

  /**
   * A record that {@link #write} wrote.
   *
   * @throws IOException if the bytes are not JSON of exactly its components
   */
  public static <T extends Record> T read(byte[] json, Class<T> type) throws IOException {
    return JSON.readValue(json, type);
  }

  /**
   * The same as a tree, to bring a file of an earlier version up to date.
   *
   * @throws IOException if the bytes are not a JSON object
   */
  public static ObjectNode tree(byte[] json) throws IOException {
    return JSON.readValue(json, ObjectNode.class);
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
