package io.sparktune.data.ratings;

import io.sparktune.data.DataSource;
import java.io.Serializable;

/** The origin of ratings. */
public sealed interface RatingsOrigin extends Serializable {

  /** A table with a rating in each row. */
  record Table(DataSource source) implements RatingsOrigin {}

  /**
   * Ratings of a formula: an average, a bias of each user and each item, an interaction of their
   * factors, and noise.
   *
   * @param ratings how many of all pairs of a user and an item are rated, once each
   * @param interaction the way in which factors act together
   * @param noise its standard deviation
   */
  record Generated(
      int users, int items, int ratings, int factors, Interaction interaction, double noise)
      implements RatingsOrigin {
    public Generated {
      if (users < 2 || items < 2 || ratings < 2 || ratings > (long) users * items) {
        throw new IllegalArgumentException(
            ratings + " ratings by " + users + " users of " + items + " items");
      }
      if (factors < 1 || !(noise >= 0 && Double.isFinite(noise))) {
        throw new IllegalArgumentException(factors + " factors with the noise " + noise);
      }
    }
  }

  /** The interaction of a user's factors with an item's. */
  enum Interaction {
    /** Their inner product. */
    LINEAR,
    /** A step of their inner product, almost: who likes something at all likes it fully. */
    SATURATED
  }
}
