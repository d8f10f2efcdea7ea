package io.sparktune.bench;

import io.sparktune.functions.RecordedPoints;
import io.sparktune.functions.TestFunction;
import io.sparktune.functions.TestFunctions;
import io.sparktune.functions.TrainingTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions that samplers are measured on. With the property {@code bench.tables}, the folder
 * of recorded trainings, those are among them, and all are compared with its {@code vectors.tsv}.
 */
final class MeasuredFunctions {

  private MeasuredFunctions() {}

  /** Those of these names; all where there are no names. */
  static List<TestFunction> named(List<String> names) throws IOException {
    List<TestFunction> known = known();
    for (String name : names) {
      if (known.stream().noneMatch(function -> function.name().equals(name))) {
        throw new IllegalArgumentException(
            "there is no function %s, only %s"
                .formatted(name, known.stream().map(TestFunction::name).toList()));
      }
    }
    return known.stream()
        .filter(function -> names.isEmpty() || names.contains(function.name()))
        .toList();
  }

  private static List<TestFunction> known() throws IOException {
    List<TestFunction> functions = new ArrayList<>(TestFunctions.all());
    String folder = System.getProperty("bench.tables", "");
    if (!folder.isEmpty()) {
      TrainingTables tables = new TrainingTables(Path.of(folder));
      functions.addAll(List.of(tables.segment(), tables.naval()));
      RecordedPoints points =
          new RecordedPoints(Files.readAllLines(Path.of(folder, "vectors.tsv")));
      functions.forEach(function -> check(function, points.of(function.name())));
    }
    return functions;
  }

  private static void check(TestFunction function, List<RecordedPoints.Point> points) {
    for (RecordedPoints.Point point : points) {
      double value = function.value(point.values());
      if (value != point.result()) {
        throw new IllegalStateException(
            "%s is %s at %s and not %s"
                .formatted(function.name(), value, point.values(), point.result()));
      }
    }
  }
}
