package examples;

import io.sparktune.objective.ObjectiveResult;
import io.sparktune.objective.ObjectiveStudy;
import io.sparktune.objective.ObjectiveTrial;
import io.sparktune.search.nsga2.Nsga2Settings;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;

/** Tunes a cache: as many hits as can be had, with as few entries as will do. */
public final class TuneCache {

  private static final Goal HITS = Goal.named("hits", Direction.MAXIMIZE);
  private static final Goal ENTRIES = Goal.named("entries", Direction.MINIMIZE);

  private final int[] requests = new int[5000];

  public static void main(String[] arguments) throws InterruptedException {
    Space space =
        new Space(
            List.of(
                new IntegerParameter("entries", 1, 1000, Scale.LOG),
                new ChoiceParameter("leaves", List.of("oldest", "least recently used"))));
    ObjectiveStudy study =
        new ObjectiveStudy(space, Goals.of(HITS, ENTRIES), Nsga2Settings.defaults(), 100, 2, 42);

    ObjectiveResult result = study.runSeveral(new TuneCache()::hitsAndEntries);

    for (FinishedTrial trial : result.front().trials()) {
      tell(trial);
    }
    System.out.println("the knee:");
    tell(result.front().knee().orElseThrow());
  }

  private static void tell(FinishedTrial trial) {
    System.out.printf("%.3f hits, %s%n", trial.scoreFor(HITS), trial.trial().values());
  }

  private TuneCache() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < requests.length; i++) {
      requests[i] = (int) (2000 * Math.pow(random.nextDouble(), 4));
    }
  }

  /** The share of requests that the cache answers, and its size. */
  private double[] hitsAndEntries(ObjectiveTrial attempt) {
    long entries = attempt.integer("entries");
    boolean keepsUsed = attempt.text("leaves").equals("least recently used");
    LinkedHashMap<Integer, Boolean> cache = new LinkedHashMap<>(16, 0.75f, keepsUsed);
    int hits = 0;
    for (int request : requests) {
      if (cache.get(request) != null) {
        hits++;
      } else {
        cache.put(request, true);
        if (cache.size() > entries) {
          cache.remove(cache.keySet().iterator().next());
        }
      }
    }
    return new double[] {(double) hits / requests.length, entries};
  }
}
