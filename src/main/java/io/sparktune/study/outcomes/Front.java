package io.sparktune.study.outcomes;

import io.sparktune.search.pareto.Dominance;
import io.sparktune.search.pareto.Hypervolume;
import io.sparktune.search.pareto.Knee;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The complete trials that keep all constraints and that no other such one beats: none is at least
 * as good by every goal and better by one. An immutable value that depends on the trials alone,
 * whatever order they end in.
 */
public final class Front {

  /** Of how many trials the worst and the best give the hypervolume its reference and its unit. */
  public static final int FIRST = 10;

  private static final double MARGIN = 0.1;

  /** The front before any trial. */
  public static final Front EMPTY = new Front(TreePMap.empty(), TreePMap.empty(), Optional.empty());

  /** The trials on the front, by number. */
  private final PSortedMap<Integer, Member> members;

  /** The complete trials of the lowest numbers, at most {@link #FIRST}. */
  private final PSortedMap<Integer, Member> first;

  private final Optional<FinishedTrial> knee;

  private record Member(FinishedTrial trial, List<Double> merits) {

    double[] point() {
      return merits.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private Front(
      PSortedMap<Integer, Member> members,
      PSortedMap<Integer, Member> first,
      Optional<FinishedTrial> knee) {
    this.members = members;
    this.first = first;
    this.knee = knee;
  }

  /** The front with one more complete trial. */
  public Front with(FinishedTrial complete, StudyRules rules) {
    int number = complete.trial().number();
    Member member = new Member(complete, rules.merits(complete));
    PSortedMap<Integer, Member> lowest = first.plus(number, member);
    if (lowest.size() > FIRST) {
      lowest = lowest.minus(lowest.lastKey());
    }
    double[] point = member.point();
    PSortedMap<Integer, Member> undominated = members;
    for (Member other : members.values()) {
      if (Dominance.dominates(other.point(), point)) {
        return new Front(members, lowest, knee);
      }
      if (Dominance.dominates(point, other.point())) {
        undominated = undominated.minus(other.trial().trial().number());
      }
    }
    undominated = undominated.plus(number, member);
    List<Member> ordered = List.copyOf(undominated.values());
    return new Front(
        undominated, lowest, Optional.of(ordered.get(Knee.of(points(undominated))).trial()));
  }

  /** The trials on the front, by number. */
  public List<FinishedTrial> trials() {
    return members.values().stream().map(Member::trial).toList();
  }

  /** Whether a trial is on the front. */
  public boolean has(int trial) {
    return members.containsKey(trial);
  }

  public int size() {
    return members.size();
  }

  /** The trial at which one goal can no longer be had without giving up much of another. */
  public Optional<FinishedTrial> knee() {
    return knee;
  }

  /**
   * The volume that the front dominates, each goal in units of the range from the worst to the best
   * of the first trials, beyond a reference that is a tenth of it worse than the worst. Where they
   * are all equal, their size, but at least 1, is in place of the range. 0 for an empty front.
   */
  public double hypervolume() {
    if (members.isEmpty()) {
      return 0;
    }
    List<double[]> known = points(first);
    int goals = known.get(0).length;
    double[] worst = new double[goals];
    double[] range = new double[goals];
    for (int goal = 0; goal < goals; goal++) {
      int place = goal;
      worst[goal] = known.stream().mapToDouble(point -> point[place]).min().orElseThrow();
      double best = known.stream().mapToDouble(point -> point[place]).max().orElseThrow();
      range[goal] = best > worst[goal] ? best - worst[goal] : Math.max(1, Math.abs(worst[goal]));
    }
    List<double[]> points = points(members);
    for (double[] point : points) {
      Arrays.setAll(point, goal -> (point[goal] - worst[goal]) / range[goal]);
    }
    double[] reference = new double[goals];
    Arrays.fill(reference, -MARGIN);
    return Hypervolume.of(points, reference);
  }

  private static List<double[]> points(PSortedMap<Integer, Member> trials) {
    List<double[]> points = new ArrayList<>();
    trials.values().forEach(member -> points.add(member.point()));
    return points;
  }
}
