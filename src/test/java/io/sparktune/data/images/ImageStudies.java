package io.sparktune.data.images;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataSettings;
import io.sparktune.data.KeyedDataset;
import java.util.List;
import java.util.Set;

/** Studies of pictures for tests. */
final class ImageStudies {

  private ImageStudies() {}

  /** The study of these keys. */
  static StudyFile study(String goal, String keys) {
    return StudyFile.read(
        "images.conf",
        "study.goal = \"%s\"\ndata.kind = images\nprepare.flatten = true\n%s".formatted(goal, keys),
        List.of(),
        Set.of());
  }

  /** The rows of a study with this section {@code data}. */
  static KeyedDataset read(String goal, String data) {
    DataSettings settings =
        study(
                goal,
                "data { %s }\nvalidation.scheme = %s"
                    .formatted(data, data.contains("group =") ? "grouped" : "k-fold"))
            .data();
    return settings.kind().read(settings.rows(), new LocalFiles(), 0);
  }

  static KeyedDataset read(String data) {
    return read("maximize accuracy", data);
  }

  /** The pixels of a row. */
  static byte[] pixels(KeyedDataset read, int row) {
    ImageDataset images = (ImageDataset) read.dataset();
    byte[] pixels = new byte[images.size().bytes()];
    images.pixels().read(row, pixels);
    return pixels;
  }
}
