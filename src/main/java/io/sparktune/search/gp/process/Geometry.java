package io.sparktune.search.gp.process;

import java.util.Arrays;
import java.util.List;

/**
 * The distance between places, axis by axis, one axis for each parameter that can vary. Ordered
 * parameters count the difference of their coordinates, choices whether they differ (Hamming). A
 * conditional parameter lies on a quarter of a circle, and in its centre while it is inactive
 * (Hutter and Osborne, arXiv 1310.5738): places without it agree, one with and one without it are a
 * radius apart wherever it stands. The radius is such that arcs are as long as the coordinates.
 * With earlier studies, one more axis is a choice among the studies, today's the first.
 */
public final class Geometry {

  private static final double ANGLE = Math.PI / 2;
  private static final double RADIUS = 1 / ANGLE;
  private static final double OFF = -1;

  private final int axes;
  private final int[] axis;
  private final int[] coordinate;
  private final Kind[] kind;

  /** The kind of a feature. */
  private enum Kind {
    LINE,
    COSINE,
    SINE,
    NAME
  }

  /** One without earlier studies. */
  public Geometry(Cube cube) {
    this(cube, 0);
  }

  /**
   * @param studies how many there were earlier
   */
  public Geometry(Cube cube, int studies) {
    List<Integer> varying = cube.varying();
    axes = varying.size() + (studies > 0 ? 1 : 0);
    int features = axes;
    for (int i : varying) {
      features += isArc(cube, i) ? 1 : 0;
    }
    axis = new int[features];
    coordinate = new int[features];
    kind = new Kind[features];
    int f = 0;
    for (int a = 0; a < varying.size(); a++) {
      int i = varying.get(a);
      f = feature(f, a, i, isArc(cube, i) ? Kind.COSINE : cube.isNamed(i) ? Kind.NAME : Kind.LINE);
      if (isArc(cube, i)) {
        f = feature(f, a, i, Kind.SINE);
      }
    }
    if (studies > 0) {
      feature(f, axes - 1, cube.dimensions(), Kind.NAME);
    }
  }

  private static boolean isArc(Cube cube, int coordinate) {
    return cube.isConditional(coordinate) && !cube.isNamed(coordinate);
  }

  private int feature(int f, int ofAxis, int ofCoordinate, Kind ofKind) {
    axis[f] = ofAxis;
    coordinate[f] = ofCoordinate;
    kind[f] = ofKind;
    return f + 1;
  }

  public int axes() {
    return axes;
  }

  public int features() {
    return axis.length;
  }

  /** The axis of a feature. */
  int axis(int feature) {
    return axis[feature];
  }

  /** The features of a place of today's study. */
  public double[] features(double[] place) {
    double[] ofToday = Arrays.copyOf(place, place.length + 1);
    double[] features = new double[axis.length];
    for (int f = 0; f < features.length; f++) {
      double unit = ofToday[coordinate[f]];
      boolean off = Double.isNaN(unit);
      features[f] =
          switch (kind[f]) {
            case LINE -> unit;
            case NAME -> off ? OFF : unit;
            case COSINE -> off ? 0 : RADIUS * Math.cos(ANGLE * unit);
            case SINE -> off ? 0 : RADIUS * Math.sin(ANGLE * unit);
          };
    }
    return features;
  }

  /**
   * The same place in another study.
   *
   * @param study its number, 0 today
   */
  public double[] inStudy(double[] features, int study) {
    double[] moved = features.clone();
    moved[moved.length - 1] = study;
    return moved;
  }

  /** Adds the slopes by features to those by coordinates. */
  public void addSlopes(double[] place, double[] byFeature, double[] byCoordinate) {
    for (int f = 0; f < byFeature.length; f++) {
      if (kind[f] == Kind.NAME || Double.isNaN(place[coordinate[f]])) {
        continue;
      }
      double unit = place[coordinate[f]];
      byCoordinate[coordinate[f]] +=
          switch (kind[f]) {
            case LINE -> byFeature[f];
            case NAME -> 0;
            case COSINE -> -Math.sin(ANGLE * unit) * byFeature[f];
            case SINE -> Math.cos(ANGLE * unit) * byFeature[f];
          };
    }
  }

  /** The squared distance along one feature. */
  public double squared(int feature, double[] a, double[] b) {
    double difference = a[feature] - b[feature];
    if (kind[feature] == Kind.NAME) {
      return difference == 0 ? 0 : 1;
    }
    return difference * difference;
  }

  /**
   * The squared distance.
   *
   * @param weights one for each feature
   */
  public double squared(double[] a, double[] b, double[] weights) {
    double sum = 0;
    for (int f = 0; f < weights.length; f++) {
      sum += weights[f] * squared(f, a, b);
    }
    return sum;
  }

  /** Half the derivative of the squared distance along a feature by the first place. */
  double lean(int feature, double[] a, double[] b) {
    return kind[feature] == Kind.NAME ? 0 : a[feature] - b[feature];
  }

  /** The weights of features, by the length scales of axes. */
  double[] weights(double[] lengths) {
    double[] weights = new double[axis.length];
    for (int f = 0; f < weights.length; f++) {
      weights[f] = 1 / (lengths[axis[f]] * lengths[axis[f]]);
    }
    return weights;
  }
}
