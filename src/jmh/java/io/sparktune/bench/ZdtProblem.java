package io.sparktune.bench;

import io.sparktune.functions.Zdt;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.moeaframework.core.Solution;
import org.moeaframework.core.indicator.WFGHypervolume;
import org.moeaframework.core.population.NondominatedPopulation;
import org.moeaframework.core.variable.RealVariable;
import org.moeaframework.problem.AbstractProblem;

/** A function of two goals for the MOEA Framework, which remembers what it was at every point. */
final class ZdtProblem extends AbstractProblem {

  private static final int FRONT_POINTS = 2_000;

  private final Zdt function;
  private final double[] reference;
  private final List<List<Double>> seen = new ArrayList<>();

  /**
   * A function, whose results are measured against a reference.
   *
   * @param reference for both goals; both are 1 at the worst end of each front, less for ZDT3
   */
  ZdtProblem(Zdt function, double reference) {
    super(function.space().dimensions(), 2);
    this.function = function;
    this.reference = new double[] {reference, reference};
  }

  @Override
  public Solution newSolution() {
    Solution solution = new Solution(numberOfVariables, numberOfObjectives);
    for (int i = 0; i < numberOfVariables; i++) {
      solution.setVariable(i, new RealVariable(0, 1));
    }
    return solution;
  }

  @Override
  public void evaluate(Solution solution) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<Parameter> parameters = function.space().parameters();
    for (int i = 0; i < numberOfVariables; i++) {
      values.put(parameters.get(i).name(), RealVariable.getReal(solution.getVariable(i)));
    }
    List<Double> goals = function.goals(new Values(values));
    seen.add(goals);
    solution.setObjectiveValue(0, goals.get(0));
    solution.setObjectiveValue(1, goals.get(1));
  }

  /** The goals at every point, in order. */
  List<List<Double>> seen() {
    return seen;
  }

  /** The library's volume between results and the reference. */
  double volume(List<List<Double>> results) {
    NondominatedPopulation front = new NondominatedPopulation();
    for (List<Double> goals : results) {
      if (goals.get(0) < reference[0] && goals.get(1) < reference[1]) {
        Solution solution = new Solution(0, numberOfObjectives);
        solution.setObjectiveValue(0, goals.get(0));
        solution.setObjectiveValue(1, goals.get(1));
        front.add(solution);
      }
    }
    return front.isEmpty() ? 0 : new WFGHypervolume(this, reference).evaluate(front);
  }

  /** The volume of the whole Pareto front, all but about a thousandth of it. */
  double volumeOfFront() {
    Space space = function.space();
    List<List<Double>> points = new ArrayList<>();
    for (int i = 0; i <= FRONT_POINTS; i++) {
      double[] point = new double[space.dimensions()];
      point[0] = i / (double) FRONT_POINTS;
      points.add(function.goals(space.valuesAt(point)));
    }
    return volume(points);
  }
}
