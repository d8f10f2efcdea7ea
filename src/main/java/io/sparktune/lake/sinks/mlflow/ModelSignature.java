package io.sparktune.lake.sinks.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.lake.Storage;
import io.sparktune.settings.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns that a model takes and those that it gives, as MLflow writes them, by the files of a
 * winner.
 */
record ModelSignature(List<Map<String, Object>> inputs, List<Map<String, Object>> outputs) {

  private static final ObjectMapper JSON = StrictJson.builder().build();

  private static final String NUMBER = "double";
  private static final String TEXT = "string";

  ModelSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Empty where the files do not tell the columns, as those of kinds of the user's own. */
  static Optional<ModelSignature> of(Storage folder) {
    JsonNode labels = json(folder, "labels.json");
    JsonNode preparation = json(folder, "preparation.json");
    List<Map<String, Object>> inputs = inputs(labels.path("data").asText(), preparation);
    return inputs.isEmpty()
        ? Optional.empty()
        : Optional.of(new ModelSignature(inputs, outputs(labels)));
  }

  private static JsonNode json(Storage folder, String name) {
    Optional<byte[]> file = folder.bytes(name);
    try {
      return file.isPresent() ? JSON.readTree(file.get()) : JSON.createObjectNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, Object>> inputs(String kind, JsonNode preparation) {
    List<Map<String, Object>> columns = new ArrayList<>();
    if (kind.equals("images")) {
      columns.add(column("image", "binary"));
    } else if (kind.equals("series")) {
      JsonNode form = preparation.path("form").path("columns");
      add(columns, form.path("time").asText(""), TEXT);
      add(columns, form.path("id").asText(""), TEXT);
      add(columns, form.path("target").asText(""), NUMBER);
      form.path("seen").forEach(name -> add(columns, name.asText(""), NUMBER));
      form.path("known").forEach(name -> add(columns, name.asText(""), NUMBER));
    } else {
      preparation.path("texts").forEach(text -> add(columns, text.path("name").asText(""), TEXT));
      add(columns, preparation.path("users").path("name").asText(""), TEXT);
      add(columns, preparation.path("items").path("name").asText(""), TEXT);
      addTable(columns, preparation);
      addTable(columns, preparation.path("rest"));
    }
    return columns;
  }

  private static void addTable(List<Map<String, Object>> columns, JsonNode table) {
    table.path("numbers").forEach(each -> add(columns, each.path("name").asText(""), NUMBER));
    table.path("categories").forEach(each -> add(columns, each.path("name").asText(""), TEXT));
    table.path("dates").forEach(each -> add(columns, each.path("name").asText(""), TEXT));
  }

  private static void add(List<Map<String, Object>> columns, String name, String type) {
    if (!name.isEmpty()) {
      columns.add(column(name, type));
    }
  }

  private static Map<String, Object> column(String name, String type) {
    Map<String, Object> column = new LinkedHashMap<>();
    column.put("type", type);
    column.put("name", name);
    column.put("required", true);
    return column;
  }

  private static List<Map<String, Object>> outputs(JsonNode labels) {
    boolean isNumber = labels.path("task").asText().equals("REGRESSION");
    List<Map<String, Object>> columns = new ArrayList<>();
    columns.add(column("prediction", isNumber ? NUMBER : TEXT));
    if (!isNumber) {
      labels
          .path("labels")
          .forEach(label -> columns.add(column("probability_" + label.asText(), NUMBER)));
    }
    return columns;
  }
}
