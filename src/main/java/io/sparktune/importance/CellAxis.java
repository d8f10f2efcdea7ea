package io.sparktune.importance;

import io.sparktune.space.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A parameter's unit interval, divided into cells at the values that were tried: a few neighbouring
 * values of a range, or one option. Values that were never tried, such as options that close the
 * branch in question, are left out.
 */
final class CellAxis {

  /** Options beyond these share a cell; a set of cells fits into the bits of a long. */
  static final int MOST_OPTIONS = 64;

  /** Neither a tree's splits nor a kernel need finer ones. */
  static final int MOST_INTERVALS = 32;

  private final boolean isOrdered;

  /** The ends of the parts of the unit interval, and below, the cell of each. */
  private final double[] edges;

  private final int[] cellOfPart;
  private final double[] centres;
  private final double[] shares;

  private CellAxis(
      boolean isOrdered, double[] edges, int[] cellOfPart, double[] centres, double[] widths) {
    this.isOrdered = isOrdered;
    this.edges = edges;
    this.cellOfPart = cellOfPart;
    this.centres = centres;
    double whole = Arrays.stream(widths).sum();
    this.shares = Arrays.stream(widths).map(width -> width / whole).toArray();
  }

  /**
   * @param coordinates of the trials, on the parameter's unit interval
   */
  static CellAxis of(Parameter parameter, double[] coordinates) {
    return parameter.isOrdered()
        ? ofScale(parameter, coordinates)
        : ofOptions(parameter, coordinates);
  }

  private static CellAxis ofOptions(Parameter choice, double[] coordinates) {
    double[] edges = new double[Math.toIntExact(choice.size())];
    double[] widths = new double[edges.length];
    double edge = 0;
    for (int option = 0; option < edges.length; option++) {
      // An option's coordinate is the middle of its part of the unit interval.
      widths[option] = 2 * (unitAt(choice, option) - edge);
      edge += widths[option];
      edges[option] = edge;
    }
    long[] tried = new long[edges.length];
    for (double coordinate : coordinates) {
      tried[part(edges, coordinate)]++;
    }
    List<Integer> oftenFirst =
        IntStream.range(0, edges.length)
            .boxed()
            .filter(option -> tried[option] > 0)
            .sorted(Comparator.comparing(option -> -tried[option]))
            .toList();
    int[] cellOfPart = new int[edges.length];
    double[] cells = new double[Math.min(MOST_OPTIONS, oftenFirst.size())];
    for (int i = 0; i < oftenFirst.size(); i++) {
      int cell = Math.min(i, MOST_OPTIONS - 1);
      cellOfPart[oftenFirst.get(i)] = cell;
      cells[cell] += widths[oftenFirst.get(i)];
    }
    return new CellAxis(false, edges, cellOfPart, new double[cells.length], cells);
  }

  private static CellAxis ofScale(Parameter parameter, double[] coordinates) {
    double[] sorted = Arrays.stream(coordinates).sorted().toArray();
    long distinct = Arrays.stream(sorted).distinct().count();
    double perCell = distinct <= MOST_INTERVALS ? 0 : (double) sorted.length / MOST_INTERVALS;
    List<Double> upper = new ArrayList<>();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] > sorted[i - 1] && i >= perCell * (upper.size() + 1)) {
        upper.add((sorted[i - 1] + sorted[i]) / 2);
      }
    }
    upper.add(highest(parameter, sorted[sorted.length - 1]));
    double[] edges = upper.stream().mapToDouble(Double::doubleValue).toArray();
    double[] centres = new double[edges.length];
    double[] widths = new double[edges.length];
    double from = lowest(parameter, sorted[0]);
    for (int cell = 0; cell < edges.length; cell++) {
      centres[cell] = (from + edges[cell]) / 2;
      widths[cell] = edges[cell] - from;
      from = edges[cell];
    }
    int[] cellOfPart = IntStream.range(0, edges.length).toArray();
    return new CellAxis(true, edges, cellOfPart, centres, widths);
  }

  private static double lowest(Parameter parameter, double coordinate) {
    if (!parameter.isCountable()) {
      return 0;
    }
    long index = parameter.indexOf(parameter.valueAt(coordinate));
    return index == 0 ? 0 : (unitAt(parameter, index - 1) + unitAt(parameter, index)) / 2;
  }

  private static double highest(Parameter parameter, double coordinate) {
    if (!parameter.isCountable()) {
      return 1;
    }
    long next = parameter.indexOf(parameter.valueAt(coordinate)) + 1;
    return next == parameter.size()
        ? 1
        : (unitAt(parameter, next - 1) + unitAt(parameter, next)) / 2;
  }

  private static double unitAt(Parameter parameter, long index) {
    return parameter.unitOf(parameter.valueAt(index));
  }

  private static int part(double[] edges, double coordinate) {
    int found = Arrays.binarySearch(edges, coordinate);
    return Math.min(edges.length - 1, found < 0 ? -found - 1 : found + 1);
  }

  /** The cell in which a trial's coordinate lies. */
  int cellOf(double coordinate) {
    return cellOfPart[part(edges, coordinate)];
  }

  int cells() {
    return shares.length;
  }

  /** Whether the cells have an order; options have none. */
  boolean isOrdered() {
    return isOrdered;
  }

  /** The middle of a cell of an ordered axis, on the unit interval. */
  double centre(int cell) {
    return centres[cell];
  }

  /** The share of the axis that a cell covers; the shares add up to 1. */
  double share(int cell) {
    return shares[cell];
  }

  /** The share of the axis that a set of cells covers, one bit each. */
  double shareOf(long set) {
    double sum = 0;
    for (long rest = set; rest != 0; rest &= rest - 1) {
      sum += shares[Long.numberOfTrailingZeros(rest)];
    }
    return sum;
  }

  /** The set of all cells. */
  long whole() {
    return -1L >>> (Long.SIZE - cells());
  }
}
