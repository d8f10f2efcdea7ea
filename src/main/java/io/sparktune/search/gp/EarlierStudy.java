package io.sparktune.search.gp;

import io.sparktune.search.Observation;
import io.sparktune.search.gp.acquisition.Acquisition;
import io.sparktune.search.gp.acquisition.LogExpectedImprovement;
import io.sparktune.search.gp.process.Cube;
import io.sparktune.search.gp.process.GaussianProcess;
import io.sparktune.search.gp.process.Geometry;
import io.sparktune.search.gp.process.RowSubset;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The observations of one goal in an earlier study.
 *
 * @param trials that represent all complete ones
 * @param process of these trials alone
 */
record EarlierStudy(int number, List<Trial> trials, GaussianProcess process) {

  /**
   * The most trials of all earlier studies together, so that today's first suggestions stay fast.
   */
  private static final int MOST_TRIALS = 80;

  private static final int LEAST_TRIALS = 10;

  /** A complete trial. */
  @SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
  record Trial(double[] place, double[] features, double merit, double variance) {}

  /**
   * The studies that have complete trials, numbered from 1.
   *
   * @param goal its place among the goals
   */
  static List<EarlierStudy> of(
      Cube cube, Geometry geometry, List<List<Observation>> studies, int goal) {
    int most = Math.max(LEAST_TRIALS, MOST_TRIALS / Math.max(1, studies.size()));
    List<EarlierStudy> earlier = new ArrayList<>();
    for (int i = 0; i < studies.size(); i++) {
      int number = i + 1;
      List<Trial> complete =
          studies.get(i).stream()
              .filter(trial -> trial.state() == TrialState.COMPLETE)
              .map(trial -> trial(cube, geometry, trial, number, goal))
              .toList();
      if (!complete.isEmpty()) {
        earlier.add(of(geometry, number, chosen(complete, most)));
      }
    }
    return earlier;
  }

  private static Trial trial(
      Cube cube, Geometry geometry, Observation trial, int number, int goal) {
    double[] place = cube.space().pointOf(trial.values());
    double[] features = geometry.inStudy(geometry.features(place), number);
    double variance = goal == 0 ? trial.variance() : 0;
    return new Trial(place, features, trial.merits().get(goal), variance);
  }

  private static List<Trial> chosen(List<Trial> complete, int most) {
    double[][] features = complete.stream().map(Trial::features).toArray(double[][]::new);
    double[] merits = complete.stream().mapToDouble(Trial::merit).toArray();
    List<Trial> chosen = new ArrayList<>();
    for (int row : RowSubset.of(features, merits, most)) {
      chosen.add(complete.get(row));
    }
    return chosen;
  }

  private static EarlierStudy of(Geometry geometry, int number, List<Trial> trials) {
    OutcomeModel model = new OutcomeModel(geometry, trials.size(), List.of());
    trials.forEach(trial -> model.add(trial.features, trial.merit, trial.variance));
    return new EarlierStudy(number, trials, model.process());
  }

  /** The place of its best trial. */
  double[] bestPlace() {
    return Collections.max(trials, Comparator.comparingDouble(Trial::merit)).place;
  }

  /** Its trial that is nearest to a place of today. */
  Trial nearest(Geometry geometry, double[] features) {
    double[] place = geometry.inStudy(features, number);
    Trial nearest = trials.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (Trial trial : trials) {
      double squared = 0;
      for (int f = 0; f < place.length; f++) {
        squared += geometry.squared(f, place, trial.features);
      }
      if (squared < least) {
        nearest = trial;
        least = squared;
      }
    }
    return nearest;
  }

  /** Its prediction at a place of today, on its own scale. */
  double predicted(Geometry geometry, double[] features) {
    return process.mean(geometry.inStudy(features, number));
  }

  /**
   * The acquisition function of the study if it were continued.
   *
   * @param taken the features of today's trials, as far as they are in flight for it
   */
  Acquisition continued(Geometry geometry, List<double[]> taken) {
    List<double[]> places = taken.stream().map(each -> geometry.inStudy(each, number)).toList();
    double best =
        Stream.concat(trials.stream().map(Trial::features), places.stream())
            .mapToDouble(process::mean)
            .max()
            .orElseThrow();
    process.forgetPending();
    places.forEach(process::addPending);
    return new InStudy(new LogExpectedImprovement(process, best), geometry, number);
  }

  /** An acquisition function of an earlier study, evaluated at places of today's. */
  private record InStudy(Acquisition acquisition, Geometry geometry, int number)
      implements Acquisition {

    @Override
    public double at(double[] features) {
      return acquisition.at(geometry.inStudy(features, number));
    }

    @Override
    public double at(double[] features, double[] slopes) {
      return acquisition.at(geometry.inStudy(features, number), slopes);
    }
  }
}
