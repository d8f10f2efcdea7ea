package io.sparktune.bench;

import io.sparktune.functions.CoarseFunctions;
import io.sparktune.functions.TestFunction;
import io.sparktune.search.SamplerSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Compares samplers with random search on functions whose values repeat. Arguments: {@code
 * samplers=tpe,...}, by default all that learn; {@code functions=steps,...}, {@code flight=1,8},
 * {@code trials=100,300,1000}, {@code seeds=0-19}, {@code output=target/bench/plateaus.csv}.
 */
final class CoarseSearch {

  private static final List<String> KEYS =
      List.of("samplers", "functions", "flight", "trials", "seeds", "output");

  private final List<Long> seeds;
  private final BufferedWriter csv;
  private final Map<String, List<List<Double>>> random = new LinkedHashMap<>();

  private CoarseSearch(List<Long> seeds, BufferedWriter csv) {
    this.seeds = seeds;
    this.csv = csv;
  }

  public static void main(String[] arguments) throws IOException {
    Arguments asked = Arguments.of(arguments, KEYS);
    List<String> names = asked.list("functions", List.of());
    List<TestFunction> functions =
        CoarseFunctions.all().stream()
            .filter(function -> names.isEmpty() || names.contains(function.name()))
            .toList();
    List<Integer> trials =
        asked.list("trials", List.of("100", "300", "1000")).stream().map(Integer::valueOf).toList();
    Path file = Path.of(asked.text("output", "target/bench/plateaus.csv"));
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (BufferedWriter csv = Files.newBufferedWriter(file)) {
      csv.write(MeasuredRuns.HEAD + "\n");
      CoarseSearch search = new CoarseSearch(asked.seeds("0-19"), csv);
      for (String flight : asked.list("flight", List.of("1", "8"))) {
        Protocol protocol = new Protocol(flight, Integer.parseInt(flight), 0, trials);
        System.out.printf("%s, %d seeds%n", protocol, search.seeds.size());
        for (String sampler : asked.list("samplers", Samplers.learning())) {
          search.compare(functions, Samplers.named(sampler), protocol);
        }
      }
    }
    System.out.println("written " + file);
  }

  private void compare(List<TestFunction> functions, SamplerSettings sampler, Protocol protocol)
      throws IOException {
    int worse = 0;
    for (TestFunction function : functions) {
      String key = function.name() + protocol.name();
      if (!random.containsKey(key)) {
        random.put(key, regrets(function, Samplers.named("random"), protocol));
      }
      List<Double> of = medians(random.get(key));
      List<List<Double>> own = regrets(function, sampler, protocol);
      List<Double> medians = medians(own);
      boolean isWorse = IntStream.range(0, of.size()).anyMatch(i -> medians.get(i) > of.get(i));
      worse += isWorse ? 1 : 0;
      System.out.printf(
          "| %s | %s | %s | %s | random %s | %s |%s%n",
          protocol.name(),
          sampler.name(),
          function.name(),
          text(medians),
          text(of),
          own.stream().filter(run -> run.get(run.size() - 1) == 0).count() + " of " + own.size(),
          isWorse ? " worse" : "");
    }
    System.out.printf(
        "%s with %s in flight: worse than random search on %d of %d%n",
        sampler.name(), protocol.name(), worse, functions.size());
  }

  /** For each checkpoint the regrets of all seeds. */
  private List<List<Double>> regrets(
      TestFunction function, SamplerSettings sampler, Protocol protocol) throws IOException {
    Map<Long, SearchRun> runs = new LinkedHashMap<>();
    for (long seed : seeds) {
      runs.put(seed, SearchRun.of(function, sampler, protocol, seed));
    }
    MeasuredRuns.write(csv, function.name(), sampler.name(), protocol, runs);
    return runs.values().stream().map(run -> at(protocol.checkpoints(), run)).toList();
  }

  private static List<Double> at(List<Integer> checkpoints, SearchRun run) {
    return checkpoints.stream().map(trials -> run.regrets().get(trials - 1)).toList();
  }

  private static List<Double> medians(Collection<List<Double>> runs) {
    List<Double> medians = new ArrayList<>();
    for (int i = 0; i < runs.iterator().next().size(); i++) {
      int place = i;
      medians.add(Quantiles.median(runs.stream().mapToDouble(run -> run.get(place)).toArray()));
    }
    return medians;
  }

  private static String text(List<Double> medians) {
    return medians.stream().map(Quality::rounded).collect(Collectors.joining(" / "));
  }
}
