package io.sparktune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparktune.NamedClasses;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Files of a model that somebody changed, generated from those of a good one. */
record HostileModels(Map<String, byte[]> good) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String NETWORK = "model.zip";
  private static final String CONFIGURATION = "configuration.json";

  private static final List<String> WHOLE =
      List.of("", "null", "[]", "{}", "0", "\"x\"", "{", "[".repeat(50_000), "\0\0\0\0");

  private static final List<String> VALUES =
      List.of(
          "null",
          "\"x\"",
          "-1",
          "0",
          "268435456",
          "2147483647",
          "9223372036854775807",
          "1e308",
          "[]",
          "{}",
          "[null]",
          "true",
          "0.5",
          "\"NaN\"",
          "\"" + "y".repeat(10_000) + "\"");

  /** The model in a folder. */
  static HostileModels of(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : List.of("csv.json", "labels.json", NETWORK, "preparation.json")) {
      files.put(name, Files.readAllBytes(folder.resolve(name)));
    }
    return new HostileModels(files);
  }

  /** Models with one file that is something else. */
  Map<String, Map<String, byte[]>> withOtherFiles() {
    Map<String, Map<String, byte[]>> models = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> file : good.entrySet()) {
      for (String whole : WHOLE) {
        String title = file.getKey() + " = " + whole.substring(0, Math.min(9, whole.length()));
        models.put(title, with(file.getKey(), whole.getBytes(StandardCharsets.UTF_8)));
      }
      byte[] half = Arrays.copyOf(file.getValue(), file.getValue().length / 2);
      models.put("half of " + file.getKey(), with(file.getKey(), half));
    }
    return models;
  }

  /** Models with one value in one place that is another, or there twice, or is missing. */
  Map<String, Map<String, byte[]>> withOtherValues(int count, SplittableRandom random)
      throws IOException {
    Map<String, Map<String, byte[]>> models = new LinkedHashMap<>();
    List<String> names = List.of("csv.json", "labels.json", "preparation.json", CONFIGURATION);
    for (int i = 0; i < count; i++) {
      String name = names.get(random.nextInt(names.size()));
      JsonNode tree = JSON.readTree(json(name));
      int place = random.nextInt(replace(tree.deepCopy(), -1, "", new int[1]));
      String value = random.nextInt(8) == 0 ? "" : VALUES.get(random.nextInt(VALUES.size()));
      replace(tree, place, value, new int[1]);
      models.put(
          "%s at %d: %s".formatted(name, place, value), with(name, JSON.writeValueAsBytes(tree)));
    }
    return models;
  }

  /** Models with a name of a class in every place of a file, in every form. */
  Map<String, Map<String, byte[]>> withNamesOfClasses() throws IOException {
    Map<String, Map<String, byte[]>> models = new LinkedHashMap<>();
    for (String name : List.of("csv.json", "labels.json", "preparation.json")) {
      int places = replace(JSON.readTree(json(name)), -1, "", new int[1]);
      for (int place = 0; place < Math.min(places, 12); place++) {
        JsonNode tree = JSON.readTree(json(name));
        replace(tree, place, "\"in place of this\"", new int[1]);
        String text = JSON.writeValueAsString(tree);
        String at = " at " + place + " of " + name;
        NamedClasses.forms(NamedClasses.MARKED)
            .forEach(
                (form, json) ->
                    models.put(
                        form + at,
                        with(
                            name,
                            text.replace("\"in place of this\"", json)
                                .getBytes(StandardCharsets.UTF_8))));
      }
    }
    return models;
  }

  private byte[] json(String name) throws IOException {
    return name.equals(CONFIGURATION) ? entries().get(name) : good.get(name);
  }

  private Map<String, byte[]> with(String name, byte[] content) {
    Map<String, byte[]> files = new TreeMap<>(good);
    if (name.equals(CONFIGURATION)) {
      Map<String, byte[]> entries = entries();
      entries.put(name, content);
      files.put(NETWORK, zip(entries));
    } else {
      files.put(name, content);
    }
    return files;
  }

  private Map<String, byte[]> entries() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(good.get(NETWORK)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Puts a value in the place of another and counts the places; nothing for a value is one less in
   * an object, one more in a list.
   */
  private static int replace(JsonNode node, int place, String value, int[] at) throws IOException {
    if (node instanceof ObjectNode object) {
      List<String> keys = new ArrayList<>();
      object.fieldNames().forEachRemaining(keys::add);
      for (String key : keys) {
        if (at[0]++ != place) {
          replace(object.get(key), place, value, at);
        } else if (value.isEmpty()) {
          object.remove(key);
        } else {
          object.set(key, JSON.readTree(value));
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (at[0]++ != place) {
          replace(array.get(i), place, value, at);
        } else if (value.isEmpty()) {
          array.insert(i++, array.get(i).deepCopy());
        } else {
          array.set(i, JSON.readTree(value));
        }
      }
    }
    return at[0];
  }
}
