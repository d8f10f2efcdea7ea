package io.sparktune.pruning;

import java.util.Arrays;

/**
 * Merits in order, the best first, of equal ones that of the lower trial number. Immutable. An
 * array of short sorted arrays: one more merit copies one of these and the outer array, some
 * microseconds at 100,000 merits.
 */
public final class RankedMerits {

  private static final int MOST_IN_RUN = 256;
  private static final RankedMerits NONE = new RankedMerits(new Run[0], new int[0], 0);

  private final Run[] runs;

  /** The number of merits in the runs before each. */
  private final int[] before;

  private final int size;

  private RankedMerits(Run[] runs, int[] before, int size) {
    this.runs = runs;
    this.before = before;
    this.size = size;
  }

  /** No merits. */
  public static RankedMerits none() {
    return NONE;
  }

  /** These merits and one more. */
  public RankedMerits with(double merit, int trial) {
    if (Double.isNaN(merit)) {
      throw new IllegalArgumentException("the merit of trial " + trial + " is " + merit);
    }
    if (size == 0) {
      return new RankedMerits(
          new Run[] {new Run(new double[] {merit}, new int[] {trial})}, new int[1], 1);
    }
    int index = Math.max(0, runBefore(merit, trial));
    Run longer = runs[index].with(merit, trial);
    if (longer.size() <= MOST_IN_RUN) {
      Run[] changed = runs.clone();
      changed[index] = longer;
      return counted(changed);
    }
    Run[] changed = new Run[runs.length + 1];
    System.arraycopy(runs, 0, changed, 0, index);
    changed[index] = longer.part(0, longer.size() / 2);
    changed[index + 1] = longer.part(longer.size() / 2, longer.size());
    System.arraycopy(runs, index + 1, changed, index + 2, runs.length - index - 1);
    return counted(changed);
  }

  private static RankedMerits counted(Run[] runs) {
    int[] before = new int[runs.length];
    int size = 0;
    for (int i = 0; i < runs.length; i++) {
      before[i] = size;
      size += runs[i].size();
    }
    return new RankedMerits(runs, before, size);
  }

  /** The number of merits. */
  public int size() {
    return size;
  }

  /** The number of merits above this one. */
  public int better(double merit) {
    return place(merit, Integer.MIN_VALUE);
  }

  /** The number of merits above negative infinity. */
  public int scored() {
    return better(Double.NEGATIVE_INFINITY);
  }

  /** The number of merits before this one, which may be in the list or not. */
  public int place(double merit, int trial) {
    int index = runBefore(merit, trial);
    return index < 0 ? 0 : before[index] + runs[index].place(merit, trial);
  }

  /** The merit at a place, from 0 for the best. */
  public double at(int place) {
    int index = runOf(place);
    return runs[index].merits[place - before[index]];
  }

  /** The trial at a place, from 0 for the best. */
  public int trialAt(int place) {
    int index = runOf(place);
    return runs[index].trials[place - before[index]];
  }

  private int runOf(int place) {
    if (place < 0 || place >= size) {
      throw new IllegalArgumentException("place " + place + " of " + size + " merits");
    }
    int found = Arrays.binarySearch(before, place);
    return found >= 0 ? found : -found - 2;
  }

  /**
   * The merit that a share of all reach, interpolated linearly between two of them.
   *
   * @param share 0 for the best merit, 1 for the worst
   */
  public double reachedBy(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("the share is " + share);
    }
    double place = share * (size - 1);
    double upper = at((int) Math.floor(place));
    double lower = at((int) Math.ceil(place));
    if (upper == lower || lower == Double.NEGATIVE_INFINITY) {
      return lower;
    }
    return Math.max(lower, upper - (place - Math.floor(place)) * (upper - lower));
  }

  /** The last run whose first merit stands before this one; -1 if there is none. */
  private int runBefore(double merit, int trial) {
    int low = 0;
    int high = runs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runs[middle].standsBefore(0, merit, trial)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private static final class Run {
    private final double[] merits;
    private final int[] trials;

    Run(double[] merits, int[] trials) {
      this.merits = merits;
      this.trials = trials;
    }

    int size() {
      return merits.length;
    }

    boolean standsBefore(int index, double merit, int trial) {
      return merits[index] > merit || (merits[index] == merit && trials[index] < trial);
    }

    int place(double merit, int trial) {
      int low = 0;
      int high = merits.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (standsBefore(middle, merit, trial)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    Run with(double merit, int trial) {
      int place = place(merit, trial);
      double[] moreMerits = Arrays.copyOf(merits, merits.length + 1);
      int[] moreTrials = Arrays.copyOf(trials, trials.length + 1);
      System.arraycopy(merits, place, moreMerits, place + 1, merits.length - place);
      System.arraycopy(trials, place, moreTrials, place + 1, trials.length - place);
      moreMerits[place] = merit;
      moreTrials[place] = trial;
      return new Run(moreMerits, moreTrials);
    }

    Run part(int from, int to) {
      return new Run(Arrays.copyOfRange(merits, from, to), Arrays.copyOfRange(trials, from, to));
    }
  }
}
