package io.sparktune.data.series.steps;

/** The meaning of numbers in a column of times. */
public enum TimeNumbers {
  /** Numbers of steps, years or the like, without a calendar. */
  PLAIN(0),
  /** Since 1970 in UTC. */
  SECONDS(1),
  /** Since 1970 in UTC. */
  MILLISECONDS(1000);

  private final int perSecond;

  TimeNumbers(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Whether they are moments. */
  public boolean areMoments() {
    return perSecond > 0;
  }

  /** The time that a number says: itself, or seconds since 1970. */
  public double time(double number) {
    return areMoments() ? number / perSecond : number;
  }
}
