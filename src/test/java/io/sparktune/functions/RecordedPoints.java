package io.sparktune.functions;

import io.sparktune.space.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of functions as another implementation has them, one a line: {@code function TAB
 * name=value;... TAB result}, each value after the letter of its type (f real, i integer, s text).
 */
public record RecordedPoints(List<String> lines) {

  /** A point, and what the function is there. */
  public record Point(Values values, double result) {}

  public List<Point> of(String function) {
    return lines.stream()
        .map(line -> line.split("\t", -1))
        .filter(cells -> cells[0].equals(function))
        .map(cells -> new Point(values(cells[1]), Double.parseDouble(cells[2])))
        .toList();
  }

  private static Values values(String text) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String cell : text.split(";", -1)) {
      int end = cell.indexOf('=');
      values.put(cell.substring(0, end), value(cell.substring(end + 1)));
    }
    return new Values(values);
  }

  private static Object value(String text) {
    String rest = text.substring(1);
    return switch (text.charAt(0)) {
      case 'f' -> Double.valueOf(rest);
      case 'i' -> Long.valueOf(rest);
      default -> rest;
    };
  }
}
