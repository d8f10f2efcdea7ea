package io.sparktune.data.images;

import io.sparktune.data.DataFiles;
import io.sparktune.data.DataKind;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.KindSettings;
import io.sparktune.data.RecordJson;
import io.sparktune.data.augmentation.AugmentationSettings;
import io.sparktune.data.images.augment.ImageAugmentation;
import io.sparktune.data.images.augment.ImageAugmentationReader;
import io.sparktune.data.images.files.ImageSources;
import io.sparktune.data.images.files.ReadImages;
import io.sparktune.data.images.pixels.PictureForm;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Pictures of one size with a label, a number or several labels each. */
public record ImagesKind() implements DataKind {

  @Override
  public String name() {
    return ImageDataset.KIND;
  }

  @Override
  public ImagesSettings settings(SettingsReader data, Task task) {
    return new ImagesSettingsReader(data, task).read();
  }

  @Override
  public ImagePreparation preparation(SettingsReader prepare, Task task) {
    return ImagePreparationReader.read(prepare, task);
  }

  @Override
  public AugmentationSettings augmentation(SettingsReader augment, Task task) {
    ImageAugmentation settings = ImageAugmentationReader.read(augment);
    return settings.isNone() ? AugmentationSettings.NONE : settings;
  }

  @Override
  public KeyedDataset read(KindSettings any, DataFiles files, long seed) {
    ImagesSettings settings = (ImagesSettings) any;
    ImageSources sources =
        new ImageSources(settings.format(), settings.labels(), settings.columns());
    ReadImages seen =
        (settings.rows() == null
                ? sources.of(settings.paths(), files)
                : sources.in(settings.rows()))
            .read(files, settings.form(), settings.skipsBad());
    return new LabelledImages(settings).of(seen, test(settings, seen, files));
  }

  private static Optional<ReadImages> test(
      ImagesSettings settings, ReadImages seen, DataFiles files) {
    if (settings.test().isEmpty()) {
      return Optional.empty();
    }
    PictureForm form =
        new PictureForm(
            seen.size().channels(),
            settings.form().size(),
            settings.form().interpolation(),
            settings.form().mostPixels());
    return Optional.of(
        new ImageSources(settings.format(), List.of(), settings.columns())
            .of(settings.test(), files)
            .read(files, form, settings.skipsBad()));
  }

  @Override
  public byte[] write(FittedInputs inputs) {
    return RecordJson.write((FittedImages) inputs);
  }

  @Override
  public FittedImages inputs(byte[] file) throws IOException {
    return RecordJson.read(file, FittedImages.class);
  }
}
