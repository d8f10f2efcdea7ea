package com.example.tuning;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.ProblemList;
import io.sparktune.data.Target;
import io.sparktune.data.cells.Cells;
import io.sparktune.settings.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Reads lines such as {@code label 3:0.5 17:1}, whose indices count from 1 and ascend. */
final class LibsvmReader {

  private final LibsvmSettings settings;
  private final DataFiles files;
  private final ProblemList problems = new ProblemList();
  private final List<String> labels = new ArrayList<>();
  private final IntStream.Builder starts = IntStream.builder().add(0);
  private final IntStream.Builder indices = IntStream.builder();
  private final DoubleStream.Builder values = DoubleStream.builder();
  private int cells;
  private int highest;

  LibsvmReader(LibsvmSettings settings, DataFiles files) {
    this.settings = settings;
    this.files = files;
  }

  SparseRows read() {
    for (String file : files.list(settings.path())) {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8))) {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          number++;
          if (!line.isBlank()) {
            readLine(file + ":" + number, line.strip().split("\\s+", -1));
          }
        }
      } catch (IOException e) {
        throw new DataError(file + ": cannot be read: " + e.getMessage());
      }
    }
    if (labels.isEmpty()) {
      problems.add(settings.path() + ": has no rows; wanted lines such as 1 3:0.5 17:1");
    }
    problems.throwIfAny();
    int features = settings.features() > 0 ? settings.features() : Math.max(1, highest);
    return new SparseRows(
        features,
        Cells.ofCodes(starts.build().toArray(), cells + 1),
        Cells.ofCodes(indices.build().toArray(), features),
        Cells.ofNumbers(values.build().toArray()),
        target());
  }

  private void readLine(String place, String[] words) {
    if (settings.task() == Task.REGRESSION && Double.isNaN(number(words[0]))) {
      problems.add(place + ": the label " + words[0] + " is not a number");
    }
    labels.add(words[0]);
    int last = 0;
    for (int i = 1; i < words.length; i++) {
      String[] cell = words[i].split(":", 2);
      int index = cell[0].matches("\\d{1,7}") ? Integer.parseInt(cell[0]) : 0;
      double value = cell.length == 2 ? number(cell[1]) : Double.NaN;
      if (index <= last || Double.isNaN(value)) {
        problems.add(place + ": " + words[i] + " is not an ascending index:number");
        break;
      }
      if (settings.features() > 0 && index > settings.features()) {
        problems.add(place + ": index " + index + "; raise data.features or leave it out");
        break;
      }
      last = index;
      indices.add(index - 1);
      values.add(value);
      cells++;
    }
    highest = Math.max(highest, last);
    starts.add(cells);
  }

  /** A finite number, or NaN. */
  private static double number(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private Target target() {
    if (settings.task() == Task.REGRESSION) {
      return NumberTarget.of("label", labels.stream().mapToDouble(LibsvmReader::number).toArray());
    }
    List<String> classes = List.copyOf(new TreeSet<>(labels));
    return ClassTarget.of("label", classes, labels.stream().mapToInt(classes::indexOf).toArray());
  }
}
