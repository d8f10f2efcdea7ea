package io.sparktune.bench;

import io.sparktune.functions.MlpFunction;
import io.sparktune.functions.TestFunction;
import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures the time to learn one trial and suggest the next, on one thread, warm, on the
 * conditional space of {@link MlpFunction}, after so many trials. Arguments: {@code samplers},
 * {@code told=100,1000,5000,20000}, {@code suggestions=50}, {@code seconds=20}, the time after
 * which a size is not measured any more. The trials completed before are random ones, so that a
 * slow sampler can be measured late in a study.
 */
final class SuggestionTime {

  static final String HEAD = "sampler,told,suggestions,first_ms,median_ms,high_ms";

  private static final TestFunction FUNCTION = MlpFunction.mlp();
  private static final long SEED = 1;

  private final List<Observation> history;
  private final int suggestions;
  private final double mostMillis;

  private SuggestionTime(int longest, int suggestions, double mostMillis) {
    this.history = new ArrayList<>();
    for (int number = 0; number < longest; number++) {
      double[] point =
          Seeds.random(SEED, "told", number).doubles(FUNCTION.space().dimensions()).toArray();
      history.add(observation(number, FUNCTION.space().valuesAt(point)));
    }
    this.suggestions = suggestions;
    this.mostMillis = mostMillis;
  }

  public static void main(String[] arguments) {
    Arguments asked =
        Arguments.of(arguments, List.of("samplers", "told", "suggestions", "seconds"));
    List<Integer> sizes =
        asked.list("told", List.of("100", "1000", "5000", "20000")).stream()
            .map(Integer::valueOf)
            .toList();
    SuggestionTime time =
        new SuggestionTime(
            Collections.max(sizes),
            asked.number("suggestions", 50),
            1_000.0 * asked.number("seconds", 20));
    for (String name : asked.list("samplers", Samplers.names())) {
      SamplerSettings settings = Samplers.named(name);
      time.millis(settings, Math.min(100, sizes.get(0)));
      for (int completed : sizes) {
        Child.tell(time.line(settings, completed, time.millis(settings, completed)));
      }
    }
  }

  private static Observation observation(int number, Values values) {
    return Observation.complete(number, values, -FUNCTION.value(values));
  }

  private String line(SamplerSettings settings, int completed, List<Double> millis) {
    double[] warm = millis.stream().skip(1).mapToDouble(Double::doubleValue).toArray();
    return String.format(
        Locale.ROOT,
        "%s,%d,%d,%.3f,%.3f,%.3f",
        settings.name(),
        completed,
        warm.length,
        millis.get(0),
        warm.length == 0 ? Double.NaN : Quantiles.median(warm),
        warm.length == 0 ? Double.NaN : Quantiles.quantile(warm, 0.9));
  }

  /** The first one, by which the sampler hears all that went before, and the later half. */
  private List<Double> millis(SamplerSettings settings, int size) {
    Sampler sampler =
        settings.sampler(new SearchShape(FUNCTION.space(), 1, size + 2 * suggestions, SEED));
    List<Observation> completed = new ArrayList<>(history.subList(0, size));
    History history = History.of(Collections.unmodifiableList(completed), List.of());
    List<Double> millis = new ArrayList<>();
    double spent = 0;
    while (millis.size() <= 2 * suggestions && spent < mostMillis) {
      int number = completed.size();
      long start = System.nanoTime();
      Values values = sampler.suggest(number, history);
      double passed = (System.nanoTime() - start) / 1e6;
      completed.add(observation(number, values));
      millis.add(passed);
      spent += passed;
    }
    List<Double> late = new ArrayList<>(millis.subList(0, 1));
    late.addAll(millis.subList((millis.size() + 1) / 2, millis.size()));
    return late;
  }
}
