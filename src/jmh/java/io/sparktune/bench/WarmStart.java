package io.sparktune.bench;

import io.sparktune.functions.TestFunction;
import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.search.auto.AutoSettings;
import io.sparktune.search.earlier.LearnFromSettings;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/**
 * Measures the gain of a second night from the first one, and its loss where the first one's scores
 * are shuffled. The first night is random; scores differ from night to night by noise of a tenth of
 * their spread, so that the first night's best was also lucky. Arguments: {@code functions=},
 * {@code seeds=0-9}, {@code trials=60}.
 */
final class WarmStart {

  private static final double NOISE = 0.1;

  private final TestFunction function;
  private final int trials;
  private final long seed;
  private final double noise;

  private WarmStart(TestFunction function, int trials, long seed) {
    this.function = function;
    this.trials = trials;
    this.seed = seed;
    this.noise = NOISE * spread();
  }

  public static void main(String[] arguments) throws IOException {
    Arguments asked = Arguments.of(arguments, List.of("functions", "seeds", "trials"));
    int trials = asked.number("trials", 60);
    System.out.println(
        "| function | trials to the first night's best | of | cold start | regret at the end, cold"
            + " | warm | warm by shuffled scores |\n|---|---|---|---|---|---|---|");
    for (TestFunction function : MeasuredFunctions.named(asked.list("functions", List.of()))) {
      List<List<Double>> rows = new ArrayList<>();
      for (long seed : asked.seeds("0-9")) {
        rows.add(new WarmStart(function, trials, seed).measured());
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f | %d | %.0f | %.3g | %.3g | %.3g |%n",
          function.name(),
          median(rows, row -> row.get(0)),
          trials,
          median(rows, row -> row.get(1)),
          median(rows, row -> row.get(2)),
          median(rows, row -> row.get(3)),
          median(rows, row -> row.get(4)));
    }
  }

  private static double median(List<List<Double>> rows, Function<List<Double>, Double> column) {
    List<Double> sorted = rows.stream().map(column).sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private double spread() {
    Sampler random = new RandomSettings().sampler(new SearchShape(function.space(), 1));
    List<Double> values = new ArrayList<>();
    for (int number = 0; number < 200; number++) {
      values.add(function.value(random.suggest(number, History.NONE)));
    }
    Collections.sort(values);
    return values.get(100) - values.get(0);
  }

  /** Trials to the first night's best warm and cold; regrets at the end cold, warm, shuffled. */
  private List<Double> measured() {
    List<Observation> first = night(new RandomSettings(), List.of(), "first");
    double best = Collections.min(regrets(first));
    List<Observation> cold = night(new AutoSettings(), List.of(), "second");
    SamplerSettings learning = new LearnFromSettings(new AutoSettings());
    List<Observation> warm = night(learning, List.of(first), "second");
    List<Observation> misled = night(learning, List.of(shuffled(first)), "second");
    return List.of(
        (double) until(best, warm),
        (double) until(best, cold),
        Collections.min(regrets(cold)),
        Collections.min(regrets(warm)),
        Collections.min(regrets(misled)));
  }

  private List<Observation> night(
      SamplerSettings settings, List<List<Observation>> earlier, String name) {
    SearchShape shape =
        new SearchShape(function.space(), 1, trials, Seeds.derive(seed, name, 0), earlier);
    Sampler sampler = settings.sampler(shape);
    List<Observation> completed = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      Values values =
          sampler.suggest(number, History.of(Collections.unmodifiableList(completed), List.of()));
      double luck = noise * Seeds.random(seed, name + " luck", number).nextGaussian();
      completed.add(Observation.complete(number, values, -function.value(values) + luck));
    }
    return completed;
  }

  private List<Double> regrets(List<Observation> night) {
    return night.stream().map(trial -> function.regret(function.value(trial.values()))).toList();
  }

  private int until(double regret, List<Observation> night) {
    List<Double> regrets = regrets(night);
    for (int trial = 0; trial < regrets.size(); trial++) {
      if (regrets.get(trial) <= regret) {
        return trial + 1;
      }
    }
    return trials + 1;
  }

  private List<Observation> shuffled(List<Observation> night) {
    List<Double> merits = new ArrayList<>();
    night.forEach(trial -> merits.add(trial.merits().get(0)));
    Collections.shuffle(merits, new Random(seed));
    List<Observation> shuffled = new ArrayList<>();
    for (Observation trial : night) {
      shuffled.add(Observation.complete(trial.trial(), trial.values(), merits.get(trial.trial())));
    }
    return shuffled;
  }
}
