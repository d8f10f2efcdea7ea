package io.sparktune.data.images.pixels;

/** Weights by which each of some places in a row of pixels is made of those of another row. */
final class Resampling {

  /** By new place: the first old one, and the weights from there on. */
  private final int[] first;

  private final float[][] weights;

  private Resampling(int to) {
    first = new int[to];
    weights = new float[to][];
  }

  static Resampling of(int from, int to, Interpolation interpolation) {
    return interpolation == Interpolation.AREA ? area(from, to) : bilinear(from, to);
  }

  private static Resampling bilinear(int from, int to) {
    Resampling made = new Resampling(to);
    for (int i = 0; i < to; i++) {
      double place = Math.min(Math.max((i + 0.5) * from / to - 0.5, 0), from - 1);
      int below = Math.min((int) place, Math.max(0, from - 2));
      float share = (float) (place - below);
      made.first[i] = below;
      made.weights[i] = from == 1 ? new float[] {1} : new float[] {1 - share, share};
    }
    return made;
  }

  private static Resampling area(int from, int to) {
    Resampling made = new Resampling(to);
    for (int i = 0; i < to; i++) {
      double low = (double) i * from / to;
      double high = (double) (i + 1) * from / to;
      int begin = (int) low;
      int end = Math.min(from, (int) Math.ceil(high - 1e-9));
      float[] shares = new float[Math.max(1, end - begin)];
      for (int at = 0; at < shares.length; at++) {
        double covered = Math.min(high, begin + at + 1) - Math.max(low, begin + at);
        shares[at] = (float) (covered / (high - low));
      }
      made.first[i] = begin;
      made.weights[i] = shares;
    }
    return made;
  }

  /**
   * Resamples lines.
   *
   * @param step between the places of a line
   * @param newStep between those of a new line
   */
  void apply(float[] from, int at, int step, float[] into, int newAt, int newStep) {
    for (int i = 0; i < first.length; i++) {
      float sum = 0;
      int place = at + first[i] * step;
      for (float weight : weights[i]) {
        sum += weight * from[place];
        place += step;
      }
      into[newAt + i * newStep] = sum;
    }
  }
}
