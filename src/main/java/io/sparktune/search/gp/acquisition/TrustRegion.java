package io.sparktune.search.gp.acquisition;

/**
 * A trust region around the best trial for every second suggestion (Diouane, Picheny, Le Riche and
 * Scotto Di Perrotolo, Comput. Optim. Appl. 84, 2023): it grows after a trial that is better than
 * all before, and shrinks after one of those suggestions that is not.
 */
public final class TrustRegion {

  private static final double WIDEST = 0.4;
  private static final double NARROWEST = 1e-4;
  private static final double GROWTH = 1.6;
  private static final double DECAY = 0.85;

  private double halfWidth = WIDEST;

  /** Whether a suggestion stays near the best trial. */
  public static boolean isLocal(int number) {
    return number % 2 == 1;
  }

  /** The largest distance of each coordinate from that of the best trial, in the unit cube. */
  public double halfWidth() {
    return halfWidth;
  }

  /** Grows the region after a trial that is the best by now. */
  public void succeeded() {
    halfWidth = Math.min(WIDEST, GROWTH * halfWidth);
  }

  /** Shrinks the region after a local trial that is not the best. */
  public void failed(int number) {
    if (isLocal(number)) {
      halfWidth = Math.max(NARROWEST, DECAY * halfWidth);
    }
  }
}
