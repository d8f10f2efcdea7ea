package io.sparktune.search.bohb;

import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The observations at each rung: every trial as if it had ended there. */
final class RungObservations implements Learner {

  private final TreeMap<Integer, List<Observation>> byRung = new TreeMap<>();
  private final List<Observation> failed = new ArrayList<>();

  @Override
  public void learn(Observation observation) {
    if (observation.state() == TrialState.FAILED) {
      failed.add(observation);
      byRung.values().forEach(rung -> rung.add(observation));
    }
    for (Map.Entry<Integer, Double> rung : observation.rungs().entrySet()) {
      byRung
          .computeIfAbsent(rung.getKey(), epoch -> new ArrayList<>(failed))
          .add(at(rung.getKey(), rung.getValue(), observation));
    }
  }

  private static Observation at(int epoch, double merit, Observation observation) {
    return new Observation(
        observation.trial(),
        observation.values(),
        TrialState.COMPLETE,
        List.of(merit),
        epoch == FoldAssignment.END ? observation.variance() : 0,
        new TreeMap<>(),
        observation.violations());
  }

  /**
   * The highest rung that enough trials have reached.
   *
   * @param pending trials that wait at rungs
   */
  Optional<Rung> highest(int minTrials, List<Observation> pending) {
    TreeMap<Integer, List<Observation>> waiting = new TreeMap<>();
    for (Observation trial : pending) {
      trial
          .rungs()
          .forEach(
              (epoch, merit) ->
                  waiting
                      .computeIfAbsent(epoch, none -> new ArrayList<>())
                      .add(at(epoch, merit, trial)));
    }
    TreeMap<Integer, List<Observation>> rungs = new TreeMap<>(byRung);
    waiting.forEach((epoch, trials) -> rungs.putIfAbsent(epoch, failed));
    for (Map.Entry<Integer, List<Observation>> rung : rungs.descendingMap().entrySet()) {
      List<Observation> more = waiting.getOrDefault(rung.getKey(), List.of());
      if (rung.getValue().size() + more.size() >= minTrials) {
        List<Observation> completed = rung.getValue();
        if (!more.isEmpty()) {
          completed = new ArrayList<>(completed);
          completed.addAll(more);
        }
        return Optional.of(new Rung(rung.getKey(), completed));
      }
    }
    return Optional.empty();
  }

  /** A rung and the observations of its trials. */
  record Rung(int epoch, List<Observation> completed) {}
}
