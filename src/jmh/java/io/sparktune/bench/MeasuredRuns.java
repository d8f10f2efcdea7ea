package io.sparktune.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The file of regrets: a line for each run and checkpoint. */
final class MeasuredRuns {

  static final String HEAD = "function,sampler,pending,seed,trials,regret,mean_suggestion_ms";

  private record Key(String function, String sampler, String protocol) {}

  private MeasuredRuns() {}

  static void write(
      BufferedWriter csv,
      String function,
      String sampler,
      Protocol protocol,
      Map<Long, SearchRun> runs)
      throws IOException {
    for (Map.Entry<Long, SearchRun> run : runs.entrySet()) {
      for (int trials : protocol.checkpoints()) {
        csv.write(
            String.format(
                Locale.ROOT,
                "%s,%s,%s,%d,%d,%s,%.3f%n",
                function,
                sampler,
                protocol.name(),
                run.getKey(),
                trials,
                run.getValue().regrets().get(trials - 1),
                run.getValue().suggestionMillis()));
      }
    }
    csv.flush();
  }

  /** What is in several files; a sampler that is in more than one has the last one's runs. */
  static List<Quality> read(List<Path> files) throws IOException {
    Map<Key, Quality> qualities = new LinkedHashMap<>();
    for (Path file : files) {
      Map<Key, Map<String, List<Double>>> runs = new LinkedHashMap<>();
      for (String line : Files.readAllLines(file)) {
        if (!line.equals(HEAD)) {
          String[] cells = line.split(",", -1);
          runs.computeIfAbsent(new Key(cells[0], cells[1], cells[2]), key -> new LinkedHashMap<>())
              .computeIfAbsent(cells[3], seed -> new ArrayList<>())
              .add(Double.valueOf(cells[5]));
        }
      }
      runs.forEach(
          (key, bySeed) ->
              qualities.put(
                  key,
                  Quality.of(
                      key.function(),
                      key.sampler(),
                      key.protocol(),
                      List.copyOf(bySeed.values()))));
    }
    return List.copyOf(qualities.values());
  }
}
