package io.sparktune.search.cmaes;

import java.util.ArrayList;
import java.util.List;

/**
 * The distribution from which trials are drawn. Immutable.
 *
 * @param number of the distributions before this one
 */
record Distribution(int number, Gaussian gaussian, OptionShares shares) {

  Candidate draw(Noise.Sample sample) {
    return new Candidate(gaussian.place(sample.normals), shares.options(sample.uniforms));
  }

  Distribution widenedBy(Margin margin) {
    return new Distribution(number, margin.widened(gaussian), shares);
  }

  /** The next distribution, from results, the best first. */
  Distribution after(List<Result> ranked, Recombination rates) {
    OptionShares next = shares.after(ranked.stream().map(Result::draw).toList(), rates.weights);
    if (gaussian.dimensions() == 0) {
      return new Distribution(number + 1, gaussian, next);
    }
    List<double[]> steps = new ArrayList<>();
    for (Result result : ranked) {
      double[] step = gaussian.stepTo(result.draw().place);
      steps.add(result.source() == number ? step : gaussian.plausible(step));
    }
    return new Distribution(number + 1, gaussian.after(steps, rates), next);
  }
}
