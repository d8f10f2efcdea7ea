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

  /** Both goals of the worst end of each front are 1, but for ZDT3, where they are less. */
  private static final double[] REFERENCE = {1.1, 1.1};

  private static final int FRONT_POINTS = 2_000;

  private final Zdt function;
  private final List<List<Double>> seen = new ArrayList<>();

  ZdtProblem(Zdt function) {
    super(function.space().dimensions(), 2);
    this.function = function;
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

  /** The library's volume between results and the reference, (1.1, 1.1). */
  double volume(List<List<Double>> results) {
    NondominatedPopulation front = new NondominatedPopulation();
    for (List<Double> goals : results) {
      if (goals.get(0) < REFERENCE[0] && goals.get(1) < REFERENCE[1]) {
        Solution solution = new Solution(0, numberOfObjectives);
        solution.setObjectiveValue(0, goals.get(0));
        solution.setObjectiveValue(1, goals.get(1));
        front.add(solution);
      }
    }
    return front.isEmpty() ? 0 : new WFGHypervolume(this, REFERENCE).evaluate(front);
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
