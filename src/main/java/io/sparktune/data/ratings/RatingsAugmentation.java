package io.sparktune.data.ratings;

import io.sparktune.data.augmentation.AugmentationSettings;
import io.sparktune.data.augmentation.TrainingRows;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import java.util.SplittableRandom;

/**
 * The random changes of ratings in training: users and items that count as unknown, so that the
 * embedding of these learns what is true of most.
 *
 * @param unknownUsers the share of rows whose user is unknown
 * @param unknownItems the share of rows whose item is unknown
 */
record RatingsAugmentation(double unknownUsers, double unknownItems)
    implements AugmentationSettings {

  RatingsAugmentation {
    if (!(unknownUsers >= 0 && unknownUsers < 1 && unknownItems >= 0 && unknownItems < 1)) {
      throw new IllegalArgumentException(
          "unknown are " + unknownUsers + " of the users, " + unknownItems + " of the items");
    }
  }

  static AugmentationSettings read(SettingsReader augment) {
    Bounds share = Bounds.fromBelow(0, 1);
    RatingsAugmentation read =
        new RatingsAugmentation(
            augment.real("unknown-users", share), augment.real("unknown-items", share));
    return read.unknownUsers == 0 && read.unknownItems == 0 ? NONE : read;
  }

  void forget(TrainingRows rows) {
    float[] users = rows.inputs().get(0);
    float[] items = rows.inputs().get(1);
    for (int i = 0; i < rows.count(); i++) {
      SplittableRandom random = rows.random(i);
      users[i] = random.nextDouble() < unknownUsers ? 0 : users[i];
      items[i] = random.nextDouble() < unknownItems ? 0 : items[i];
    }
  }
}
