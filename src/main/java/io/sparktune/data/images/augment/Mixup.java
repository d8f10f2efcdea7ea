package io.sparktune.data.images.augment;

import io.sparktune.data.augmentation.TrainingRows;
import io.sparktune.data.images.augment.ImageAugmentation.Chance;
import java.util.SplittableRandom;

/**
 * Mixup (Zhang et al., 2018): rows become mixtures of themselves and another row of their batch,
 * with their targets.
 */
final class Mixup {

  private final Chance chance;

  Mixup(Chance chance) {
    this.chance = chance;
  }

  /**
   * Mixes the rows of a batch.
   *
   * @param randoms of the rows
   */
  void apply(TrainingRows rows, SplittableRandom[] randoms) {
    int count = rows.count();
    int[] partners = new int[count];
    float[] shares = new float[count];
    boolean mixes = false;
    for (int place = 0; place < count; place++) {
      SplittableRandom random = randoms[place];
      partners[place] = place;
      if (random.nextDouble() < chance.probability()) {
        partners[place] = random.nextInt(count);
        shares[place] = (float) beta(chance.strength(), random);
        mixes = true;
      }
    }
    if (!mixes) {
      return;
    }
    rows.inputs().forEach(input -> mix(input, input.length / count, partners, shares));
    mix(rows.targets(), rows.targets().length / count, partners, shares);
    mix(rows.weights(), rows.weights().length / count, partners, shares);
  }

  private static void mix(float[] values, int width, int[] partners, float[] shares) {
    float[] before = values.clone();
    for (int place = 0; place < partners.length; place++) {
      if (partners[place] == place) {
        continue;
      }
      float share = shares[place];
      int other = partners[place] * width;
      for (int i = place * width; i < (place + 1) * width; i++, other++) {
        values[i] = share * before[i] + (1 - share) * before[other];
      }
    }
  }

  /** A draw from the symmetric beta distribution (Jöhnk, 1964). */
  static double beta(double alpha, SplittableRandom random) {
    while (true) {
      double first = StrictMath.log(1 - random.nextDouble()) / alpha;
      double second = StrictMath.log(1 - random.nextDouble()) / alpha;
      double one = StrictMath.exp(first);
      double other = StrictMath.exp(second);
      if (one + other <= 1) {
        return one + other > 0 ? one / (one + other) : first > second ? 1 : 0;
      }
    }
  }
}
