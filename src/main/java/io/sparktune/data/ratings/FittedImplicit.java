package io.sparktune.data.ratings;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.FittedScale;
import io.sparktune.data.InputShape;
import io.sparktune.data.augmentation.Augmentation;
import io.sparktune.data.augmentation.AugmentationSettings;
import io.sparktune.data.augmentation.TrainingRows;
import io.sparktune.data.coding.TargetCoding;
import java.util.List;
import java.util.Optional;

/**
 * The preparation of implicit feedback as its training rows made it. A model keeps what is known of
 * users and items alone.
 *
 * @param negatives of each interaction, drawn anew in each epoch from what its user has not seen
 * @param candidates that an interaction is ranked among; 0 for all
 * @param interactions how many there are, training rows or not
 */
record FittedImplicit(
    FittedRatings known, int negatives, int candidates, int interactions, SeenItems seen)
    implements FittedInputs {

  @Override
  public List<InputShape> inputs() {
    return known.inputs();
  }

  @Override
  public FittedScale targetScale() {
    return known.targetScale();
  }

  @Override
  public double[] classWeights() {
    return known.classWeights();
  }

  @Override
  public Optional<TargetCoding> coding(Dataset data) {
    RatedPairs ratings = (RatedPairs) data;
    return Optional.of(
        new ImplicitCoding(
            rows(ratings),
            seen,
            RatingsWriter.numbers(known.users(), ratings.users()),
            RatingsWriter.numbers(known.items(), ratings.items()),
            candidates));
  }

  private Interactions rows(RatedPairs data) {
    return new Interactions(data.users(), data.items(), negatives);
  }

  @Override
  public Augmentation augmentation(AugmentationSettings settings) {
    Augmentation forgetting = known.augmentation(settings);
    return rows -> {
      draw(rows);
      forgetting.change(rows);
    };
  }

  /** Gives negatives their items. */
  private void draw(TrainingRows rows) {
    float[] users = rows.inputs().get(0);
    float[] items = rows.inputs().get(1);
    for (int i = 0; i < rows.count(); i++) {
      if (rows.order()[rows.from() + i] >= interactions) {
        items[i] = seen.unseen((int) users[i], rows.random(i).split());
      }
    }
  }

  @Override
  public BatchWriter writer(Dataset data) {
    if (!(data instanceof RatedPairs ratings)) {
      throw new IllegalArgumentException("the preparation of ratings cannot write other rows");
    }
    Interactions rows = rows(ratings);
    return new RatingsWriter(
        rows::userAt,
        RatingsWriter.numbers(known.users(), ratings.users()),
        rows::itemAt,
        RatingsWriter.numbers(known.items(), ratings.items()),
        null);
  }
}
