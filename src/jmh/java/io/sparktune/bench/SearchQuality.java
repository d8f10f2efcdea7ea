package io.sparktune.bench;

import io.sparktune.functions.TestFunction;
import io.sparktune.search.SamplerSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How near samplers come to known minima. Arguments: {@code samplers=random,...}, {@code
 * functions=branin,...}, {@code pending=1,8,1-long,16-pool}, {@code seeds=0-19}, {@code threads=1};
 * all functions and samplers by default, with 1 and 8 pending.
 */
final class SearchQuality {

  static final Path FILE = Path.of("target/bench/search.csv");

  private static final String HEAD =
      "function,sampler,pending,seed,trials,regret,mean_suggestion_ms";

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
    Arguments asked =
        Arguments.of(arguments, List.of("samplers", "functions", "pending", "seeds", "threads"));
    List<TestFunction> functions = MeasuredFunctions.named(asked.list("functions", List.of()));
    List<SamplerSettings> samplers =
        asked.list("samplers", Samplers.names()).stream().map(Samplers::named).toList();
    List<Protocol> protocols =
        asked.list("pending", List.of("1", "8")).stream().map(Protocol::named).toList();
    Files.createDirectories(FILE.getParent());
    ExecutorService threads = Executors.newFixedThreadPool(asked.number("threads", 1));
    try (BufferedWriter csv = Files.newBufferedWriter(FILE)) {
      csv.write(HEAD + "\n");
      SearchQuality quality = new SearchQuality(asked.seeds("0-19"), threads, csv);
      for (Protocol protocol : protocols) {
        System.out.println("\n" + protocol + "\n");
        quality.measure(protocol, functions, samplers);
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.println("\nwritten " + FILE);
  }

  private void measure(
      Protocol protocol, List<TestFunction> functions, List<SamplerSettings> samplers)
      throws IOException, InterruptedException, ExecutionException {
    System.out.println(QualityTable.head(protocol));
    for (TestFunction function : functions) {
      for (SamplerSettings sampler : samplers) {
        List<SearchRun> runs = runs(function, sampler, protocol);
        write(function, sampler, protocol, runs);
        double millis = runs.stream().mapToDouble(SearchRun::suggestionMillis).average().orElse(0);
        Quality quality = Quality.of(function.name(), sampler.name(), protocol, runs);
        System.out.println(
            QualityTable.line(quality) + String.format(Locale.ROOT, " %.2f ms |", millis));
      }
    }
  }

  private List<SearchRun> runs(TestFunction function, SamplerSettings sampler, Protocol protocol)
      throws InterruptedException, ExecutionException {
    List<Future<SearchRun>> running = new ArrayList<>();
    for (long seed : seeds) {
      running.add(threads.submit(() -> SearchRun.of(function, sampler, protocol, seed)));
    }
    List<SearchRun> runs = new ArrayList<>();
    for (Future<SearchRun> run : running) {
      runs.add(run.get());
    }
    return runs;
  }

  private void write(
      TestFunction function, SamplerSettings sampler, Protocol protocol, List<SearchRun> runs)
      throws IOException {
    for (int i = 0; i < runs.size(); i++) {
      for (int trials : protocol.checkpoints()) {
        csv.write(
            String.format(
                Locale.ROOT,
                "%s,%s,%s,%d,%d,%s,%.3f%n",
                function.name(),
                sampler.name(),
                protocol.name(),
                seeds.get(i),
                trials,
                runs.get(i).regrets().get(trials - 1),
                runs.get(i).suggestionMillis()));
      }
    }
    csv.flush();
  }
}
