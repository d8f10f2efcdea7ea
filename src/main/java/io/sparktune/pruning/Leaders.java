package io.sparktune.pruning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The best standings of each stage. Each stage is looked up once for all its standings, of which a
 * large study has tens of thousands at every event.
 */
final class Leaders {

  private final CurveStandings known;
  private final ToIntFunction<CurveStanding> places;
  private final Map<CurveStandings.Stage, Last> lasts = new LinkedHashMap<>();

  /** The last of the best standings. */
  private record Last(double merit, int trial) {
    static final Last OF_NONE = new Last(Double.POSITIVE_INFINITY, -1);
    static final Last OF_ALL = new Last(Double.NEGATIVE_INFINITY, Integer.MAX_VALUE);
  }

  /**
   * @param places how many are the best, the same for all standings of a stage
   */
  Leaders(CurveStandings known, ToIntFunction<CurveStanding> places) {
    this.known = known;
    this.places = places;
  }

  boolean include(CurveStanding standing) {
    Last last = lasts.computeIfAbsent(standing.stage(), stage -> last(standing));
    return standing.merit() > last.merit()
        || (standing.merit() == last.merit() && standing.trial() <= last.trial());
  }

  private Last last(CurveStanding standing) {
    RankedMerits merits = known.like(standing);
    int count = places.applyAsInt(standing);
    if (count <= 0) {
      return Last.OF_NONE;
    }
    return count > merits.size()
        ? Last.OF_ALL
        : new Last(merits.at(count - 1), merits.trialAt(count - 1));
  }
}
