package io.sparktune.search.pbt;

import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import java.util.List;

/**
 * The settings of population-based training (Jaderberg et al., Population Based Training of Neural
 * Networks, 2017). Pruned trials are replaced by others that resume from the best ones with
 * perturbed values.
 *
 * @param population trials in training, 20 by default
 * @param intervalEpochs from one comparison to the next, 5 by default
 * @param replacedShare the worst share, which is pruned at each comparison, and the best share,
 *     from which others resume; a fifth by default, as in the paper
 * @param resampleProbability the probability that a value is resampled, a quarter by default, as in
 *     the paper
 * @param perturbationDeviation the standard deviation of the perturbation of other values, as a
 *     share of the range; a tenth by default: of three powers of ten, about a factor of 2
 * @param perturbed the names of the parameters that get other values; none of them opens branches
 */
public record PbtSettings(
    int population,
    int intervalEpochs,
    double replacedShare,
    double resampleProbability,
    double perturbationDeviation,
    List<String> perturbed)
    implements SamplerSettings {

  public PbtSettings {
    perturbed = List.copyOf(perturbed);
    if (population < 2 || intervalEpochs < 1) {
      throw new IllegalArgumentException(
          "a population of " + population + " is compared every " + intervalEpochs + " epochs");
    }
    if (!(replacedShare > 0 && replacedShare <= 0.5)) {
      throw new IllegalArgumentException("the replaced share is " + replacedShare);
    }
    if (!(resampleProbability >= 0 && resampleProbability <= 1)
        || !(perturbationDeviation > 0 && perturbationDeviation <= 1)) {
      throw new IllegalArgumentException(
          "the resample probability is "
              + resampleProbability
              + ", the perturbation deviation is "
              + perturbationDeviation);
    }
  }

  /** The defaults, with these parameters to perturb. */
  public static PbtSettings of(List<String> perturbed) {
    return new PbtSettings(20, 5, 0.2, 0.25, 0.1, perturbed);
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    return new PbtSampler(this, shape);
  }

  @Override
  public int keptInTraining() {
    return population;
  }

  @Override
  public boolean takesSeveralGoals() {
    return false;
  }

  @Override
  public String name() {
    return "pbt";
  }
}
