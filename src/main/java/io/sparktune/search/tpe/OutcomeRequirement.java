package io.sparktune.search.tpe;

/** A requirement on outcomes that trials satisfy or violate: a constraint, or not to fail. */
final class OutcomeRequirement {

  private final RankedNumbers ranked = new RankedNumbers();

  /**
   * @param violation at most 0 if it is kept; NaN counts as broken altogether
   */
  void add(int number, double violation) {
    ranked.add(number, Double.isNaN(violation) ? Double.NEGATIVE_INFINITY : -violation);
  }

  int size() {
    return ranked.size();
  }

  int satisfied() {
    return ranked.placeAfter(0);
  }

  /** From those that keep it best to those that break it worst. */
  int number(int place) {
    return ranked.number(place);
  }
}
