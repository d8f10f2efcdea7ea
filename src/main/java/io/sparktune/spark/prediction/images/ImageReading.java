package io.sparktune.spark.prediction.images;

import io.sparktune.data.DataError;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.images.FittedImages;
import io.sparktune.data.images.ImageDataset;
import io.sparktune.data.images.files.CellPicture;
import io.sparktune.data.images.files.DecodedFile;
import io.sparktune.data.images.pixels.PictureForm;
import io.sparktune.data.work.FileOpener;
import io.sparktune.spark.work.CellWork;
import io.sparktune.training.trained.TrainedModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Predicts for pictures that are in cells, or whose paths are.
 *
 * @param files opens those of paths
 */
public record ImageReading(TrainedModel model, FileOpener files) {

  private static final long MOST_PIXELS = 80_000_000;

  /** The form in which a model reads pictures of any size. */
  public static PictureForm form(FittedImages images) {
    return new PictureForm(0, null, images.decoding(), MOST_PIXELS).of(images.pictures());
  }

  /** The outputs of the network for each cell. */
  public float[][] predictions(List<@Nullable Object> cells) {
    FittedImages images = (FittedImages) model.preparation();
    PictureForm form = form(images);
    ByteRows pixels = new ByteRows(images.pictures().bytes());
    for (Object cell : cells) {
      pixels.add(pixels(cell, form));
    }
    return model.predict(
        new ImageDataset(
            images.pictures(),
            images.decoding(),
            pixels,
            NumberTarget.of("unknown", new double[cells.size()])));
  }

  private byte[] pixels(@Nullable Object cell, PictureForm form) {
    boolean isPath = cell instanceof String;
    DecodedFile decoded =
        cell instanceof String path
            ? DecodedFile.of(path, files, form)
            : CellPicture.of(CellWork.plain(cell), form);
    if (decoded.picture() == null) {
      throw new DataError((isPath ? cell : "a picture") + " " + decoded.fault());
    }
    return decoded.picture().pixels();
  }
}
