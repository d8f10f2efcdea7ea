package io.sparktune.bench;

import io.sparktune.functions.TestFunction;
import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.Values;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One search for the minimum of a function, in virtual time.
 *
 * @param regrets the lowest so far after each trial
 * @param suggestionMillis mean over the trials
 */
record SearchRun(List<Double> regrets, double suggestionMillis) {

  private record InFlight(int number, Values values, double end) {}

  static SearchRun of(
      TestFunction function, SamplerSettings settings, Protocol protocol, long seed) {
    int trials = protocol.trials();
    Sampler sampler = settings.sampler(new SearchShape(function.space(), 1, trials, seed));
    PriorityQueue<InFlight> pool =
        new PriorityQueue<>(
            Comparator.comparingDouble(InFlight::end).thenComparing(InFlight::number));
    List<Observation> completed = new ArrayList<>();
    List<Double> regrets = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    double now = 0;
    long nanos = 0;
    int asked = 0;
    while (completed.size() < trials && best > 0) {
      while (asked < trials && pool.size() < protocol.workers()) {
        History history = History.of(Collections.unmodifiableList(completed), pending(pool));
        long start = System.nanoTime();
        Values values = sampler.suggest(asked, history);
        nanos += System.nanoTime() - start;
        double noise = Seeds.random(seed, "length", asked).nextGaussian();
        pool.add(new InFlight(asked, values, now + Math.exp(protocol.spread() * noise)));
        asked++;
      }
      InFlight over = pool.remove();
      now = over.end();
      double value = function.value(over.values());
      best = Math.min(best, function.regret(value));
      regrets.add(best);
      completed.add(observation(settings, over, -value));
    }
    // Nothing is better than the minimum.
    regrets.addAll(Collections.nCopies(trials - regrets.size(), best));
    return new SearchRun(regrets, nanos / 1e6 / asked);
  }

  private static Observation observation(SamplerSettings settings, InFlight over, double merit) {
    SortedMap<Integer, Double> rungs = new TreeMap<>();
    if (settings.learnsFromRungs()) {
      rungs.put(FoldAssignment.END, merit);
    }
    return new Observation(
        over.number(), over.values(), TrialState.COMPLETE, List.of(merit), 0, rungs, List.of());
  }

  private static List<Observation> pending(PriorityQueue<InFlight> pool) {
    return pool.stream()
        .sorted(Comparator.comparing(InFlight::number))
        .map(trial -> Observation.open(trial.number(), trial.values()))
        .toList();
  }
}
