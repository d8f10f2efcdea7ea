package io.sparktune.search.forest;

import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * The features of values: a number in the unit interval for each number, the index of the option
 * for each choice, and {@link #OFF} for inactive parameters.
 */
final class Features {

  /** Lies below everything that is on, so that a split can part the two. */
  static final double OFF = -1;

  private final Space space;
  private final List<Integer> varying = new ArrayList<>();
  private final int[] options;

  Features(Space space) {
    this.space = space;
    for (int i = 0; i < space.dimensions(); i++) {
      if (space.parameters().get(i).size() > 1 || isConditional(i)) {
        varying.add(i);
      }
    }
    options =
        varying.stream()
            .map(space.parameters()::get)
            .mapToInt(parameter -> parameter.isOrdered() ? 0 : Math.toIntExact(parameter.size()))
            .toArray();
  }

  private boolean isConditional(int i) {
    return !space.roots().contains(space.parameters().get(i));
  }

  int count() {
    return options.length;
  }

  /** The number of options of a choice, 0 for a number. */
  int options(int feature) {
    return options[feature];
  }

  double[] of(Values values) {
    double[] features = new double[options.length];
    for (int feature = 0; feature < features.length; feature++) {
      Parameter parameter = space.parameters().get(varying.get(feature));
      Object value = values.byName().get(parameter.name());
      if (value == null) {
        features[feature] = OFF;
      } else if (options[feature] > 0) {
        features[feature] = parameter.indexOf(value);
      } else {
        features[feature] = parameter.unitOf(value);
      }
    }
    return features;
  }
}
