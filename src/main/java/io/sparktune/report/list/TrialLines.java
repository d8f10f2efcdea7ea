package io.sparktune.report.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.settings.StrictJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows about trials for programs: lines of CSV by RFC 4180, or of JSON. */
public final class TrialLines {

  private static final ObjectMapper JSON = StrictJson.builder().build();

  private TrialLines() {}

  /** With a header; a cell that is NULL is empty. */
  public static Stream<String> csv(TrialList list) {
    return Stream.concat(
        Stream.of(list.head().stream().map(TrialLines::quoted).collect(Collectors.joining(","))),
        list.rows().stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> cell == null ? "" : quoted(cell.toString()))
                        .collect(Collectors.joining(","))));
  }

  private static String quoted(String cell) {
    boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain && !cell.isEmpty() ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /** One object for each trial. */
  public static Stream<String> json(TrialList list) {
    return list.rows().stream().map(row -> object(list.head(), row));
  }

  private static String object(List<String> head, List<@Nullable Object> row) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int place = 0; place < head.size(); place++) {
      Object cell = row.get(place);
      object.put(head.get(place), cell instanceof Instant ? cell.toString() : cell);
    }
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + object, e);
    }
  }
}
