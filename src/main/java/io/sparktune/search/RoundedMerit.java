package io.sparktune.search;

/**
 * A merit without the digits that depend on the order in which a mean's terms were added: merits
 * are tied where these are equal.
 */
public final class RoundedMerit {

  /** Of the 52 bits of a mantissa, so that a merit keeps eleven digits. */
  private static final int LOST_BITS = 13;

  private RoundedMerit() {}

  /** A number that tied merits share. */
  public static long of(double merit) {
    double unsignedZero = merit + 0.0;
    return (Double.doubleToLongBits(unsignedZero) + (1L << (LOST_BITS - 1))) >> LOST_BITS;
  }
}
