package io.sparktune.bench;

import io.sparktune.functions.TestFunction;
import io.sparktune.search.SamplerSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures the regret of samplers on functions with known minima. Arguments: {@code
 * samplers=random,...}, {@code functions=branin,...}, {@code pending=1,8,1-long,16-pool}, {@code
 * seeds=0-19}, {@code threads=1}, {@code output=target/bench/search.csv}; all functions and
 * samplers by default, with 1 and 8 pending. Ends with the tables of {@link QualityComparison}.
 */
final class SearchQuality {

  private static final List<String> KEYS =
      List.of("samplers", "functions", "pending", "seeds", "threads", "output");

  private final List<Long> seeds;
  private final ExecutorService threads;
  private final BufferedWriter csv;

  private SearchQuality(List<Long> seeds, ExecutorService threads, BufferedWriter csv) {
    this.seeds = seeds;
    this.threads = threads;
    this.csv = csv;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Arguments asked = Arguments.of(arguments, KEYS);
    List<TestFunction> functions = MeasuredFunctions.named(asked.list("functions", List.of()));
    List<SamplerSettings> samplers =
        asked.list("samplers", Samplers.names()).stream().map(Samplers::named).toList();
    List<Protocol> protocols =
        asked.list("pending", List.of("1", "8")).stream().map(Protocol::named).toList();
    Path file = Path.of(asked.text("output", "target/bench/search.csv"));
    Files.createDirectories(file.toAbsolutePath().getParent());
    ExecutorService threads = Executors.newFixedThreadPool(asked.number("threads", 1));
    try (BufferedWriter csv = Files.newBufferedWriter(file)) {
      csv.write(MeasuredRuns.HEAD + "\n");
      SearchQuality quality = new SearchQuality(asked.seeds("0-19"), threads, csv);
      for (Protocol protocol : protocols) {
        quality.measure(protocol, functions, samplers);
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.println("written " + file);
    QualityComparison.print(List.of(file));
  }

  private void measure(
      Protocol protocol, List<TestFunction> functions, List<SamplerSettings> samplers)
      throws IOException, InterruptedException, ExecutionException {
    for (TestFunction function : functions) {
      for (SamplerSettings sampler : samplers) {
        Map<Long, SearchRun> runs = runs(function, sampler, protocol);
        MeasuredRuns.write(csv, function.name(), sampler.name(), protocol, runs);
        System.out.printf(
            "%-8s %-24s %-16s %8.2f ms a suggestion%n",
            protocol.name(),
            function.name(),
            sampler.name(),
            runs.values().stream().mapToDouble(SearchRun::suggestionMillis).average().orElse(0));
      }
    }
  }

  private Map<Long, SearchRun> runs(
      TestFunction function, SamplerSettings sampler, Protocol protocol)
      throws InterruptedException, ExecutionException {
    Map<Long, Future<SearchRun>> running = new LinkedHashMap<>();
    for (long seed : seeds) {
      running.put(seed, threads.submit(() -> SearchRun.of(function, sampler, protocol, seed)));
    }
    Map<Long, SearchRun> runs = new LinkedHashMap<>();
    for (Map.Entry<Long, Future<SearchRun>> run : running.entrySet()) {
      runs.put(run.getKey(), run.getValue().get());
    }
    return runs;
  }
}
