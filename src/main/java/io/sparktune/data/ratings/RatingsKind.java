package io.sparktune.data.ratings;

import io.sparktune.data.DataFiles;
import io.sparktune.data.DataKind;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.KindSettings;
import io.sparktune.data.RecordJson;
import io.sparktune.data.augmentation.AugmentationSettings;
import io.sparktune.data.ratings.RatingsOrigin.Generated;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.io.IOException;

/** Ratings of items by users. */
public record RatingsKind() implements DataKind {

  @Override
  public String name() {
    return RatingsDataset.KIND;
  }

  @Override
  public RatingsSettings settings(SettingsReader data, Task task) {
    return new RatingsSettingsReader(data).read();
  }

  @Override
  public RatingsPreparation preparation(SettingsReader prepare, Task task) {
    return RatingsPreparation.read(prepare);
  }

  @Override
  public AugmentationSettings augmentation(SettingsReader augment, Task task) {
    return RatingsAugmentation.read(augment);
  }

  @Override
  public KeyedDataset read(KindSettings any, DataFiles files, long seed) {
    RatingsSettings settings = (RatingsSettings) any;
    if (settings.origin() instanceof Generated generated) {
      return new RatingsReader(settings)
          .read(new GeneratedRatings(generated, seed).table(settings));
    }
    return new RatingsReader(settings).read(files.table(settings.table().orElseThrow()));
  }

  @Override
  public byte[] write(FittedInputs inputs) {
    return RecordJson.write(
        inputs instanceof FittedImplicit implicit ? implicit.known() : (FittedRatings) inputs);
  }

  @Override
  public FittedRatings inputs(byte[] file) throws IOException {
    return RecordJson.read(file, FittedRatings.class);
  }
}
