package io.sparktune.functions;

import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Recorded trainings of every point of a grid, each the mean of four or five. The files {@code
 * NAME.csv.gz} have a key, which is one digit for each parameter in the order of the space, and
 * then one value for each training.
 */
public final class TrainingTables {

  private final Path folder;

  public TrainingTables(Path folder) {
    this.folder = folder;
  }

  /** Validation error of regression networks (Klein and Hutter 2019, naval propulsion). */
  public TestFunction naval() {
    Space space =
        new Space(
            List.of(
                new ChoiceParameter("activation_fn_1", List.of(0L, 1L)),
                new ChoiceParameter("activation_fn_2", List.of(0L, 1L)),
                places("batch_size", 3),
                places("dropout_1", 2),
                places("dropout_2", 2),
                places("init_lr", 5),
                new ChoiceParameter("lr_schedule", List.of(0L, 1L)),
                places("n_units_1", 5),
                places("n_units_2", 5)));
    return function("hpolib_naval_propulsion", space, mean -> mean);
  }

  /** One less the accuracy of classifiers (Eggensperger and others 2021, HPOBench's segment). */
  public TestFunction segment() {
    Space space =
        new Space(
            List.of(
                places("alpha", 9),
                places("batch_size", 9),
                places("depth", 2),
                places("learning_rate_init", 9),
                places("width", 9)));
    return function("hpobench_segment", space, mean -> 1.0 - mean);
  }

  private static Parameter places(String name, long last) {
    return new IntegerParameter(name, 0, last, Scale.LINEAR);
  }

  private TestFunction function(String name, Space space, DoubleUnaryOperator ofMean) {
    Map<String, Double> table = read(folder.resolve(name + ".csv.gz"), ofMean);
    double minimum = table.values().stream().mapToDouble(value -> value).min().orElseThrow();
    return new TestFunction(name, space, minimum, values -> table.get(key(values)));
  }

  private static String key(Values values) {
    return values.byName().values().stream().map(Object::toString).collect(Collectors.joining());
  }

  private static Map<String, Double> read(Path file, DoubleUnaryOperator ofMean) {
    Map<String, Double> table = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      String unusedHead = lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        double sum =
            Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).reduce(0, Double::sum);
        table.put(cells[0], ofMean.applyAsDouble(sum / (cells.length - 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return table;
  }
}
