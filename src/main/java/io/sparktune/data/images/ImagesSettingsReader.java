package io.sparktune.data.images;

import static io.sparktune.data.images.ImagePreparationReader.MOST_SIDE;

import io.sparktune.data.DataSource;
import io.sparktune.data.images.files.ImageFormat;
import io.sparktune.data.images.files.LabelColumns;
import io.sparktune.data.images.pixels.Interpolation;
import io.sparktune.data.images.pixels.PictureForm;
import io.sparktune.data.source.SourceReader;
import io.sparktune.data.table.text.ClassesReader;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code data} for pictures. */
final class ImagesSettingsReader {

  private static final String COLUMN = "the name of a column";
  private static final String PATH = "a file or a folder";
  private static final int MOST_PIXELS = 80_000_000;

  private final SettingsReader data;
  private final Task task;

  ImagesSettingsReader(SettingsReader data, Task task) {
    this.data = data;
    this.task = task;
  }

  private enum Colour {
    AUTO,
    GREY,
    RGB
  }

  private enum Bad {
    ERROR,
    SKIP
  }

  ImagesSettings read() {
    DataSource rows = rows();
    List<String> paths =
        rows == null && data.isGiven("path") ? data.textOrTexts("path", PATH) : List.of();
    ImageFormat format =
        rows instanceof DataSource.Relation
            ? ImageFormat.TABLE
            : data.constant("format", List.of(ImageFormat.values()));
    return new ImagesSettings(
        rows,
        paths,
        rows == null ? format : ImageFormat.TABLE,
        data.isGiven("labels-path") ? data.textOrTexts("labels-path", PATH) : List.of(),
        data.isGiven("test") ? data.textOrTexts("test", PATH) : List.of(),
        columns(),
        ClassesReader.read(data, task),
        task,
        data.text("separator", "one or more characters", text -> !text.isEmpty()),
        form(),
        data.constant("bad-images", List.of(Bad.values())) == Bad.SKIP);
  }

  private @Nullable DataSource rows() {
    SourceReader source = new SourceReader(data);
    if (source.isOfSource()) {
      source.omitTablesBesideSource();
      return data.alternative("source", Map.of("dataframe", none -> new DataSource.DataFrame()));
    }
    return source.relation().or(source::versioned).orElse(null);
  }

  private LabelColumns columns() {
    LabelColumns columns =
        new LabelColumns(
            data.text("image", COLUMN, text -> !text.isEmpty()),
            data.text("target", COLUMN, text -> !text.isEmpty()),
            data.text("group", COLUMN, any -> true),
            data.text("time", COLUMN, any -> true));
    if (columns.target().equals(columns.image())) {
      data.problem("target", "is already data.image");
    }
    for (String key : List.of("group", "time")) {
      String name = key.equals("group") ? columns.group() : columns.time();
      if (!name.isEmpty() && List.of(columns.target(), columns.image()).contains(name)) {
        data.problem(key, name + " is already data.target or data.image");
      }
    }
    return columns;
  }

  private PictureForm form() {
    Colour colour = data.constant("colour", List.of(Colour.values()));
    int channels =
        switch (colour) {
          case AUTO -> 0;
          case GREY -> 1;
          case RGB -> 3;
        };
    return new PictureForm(
        channels,
        size(),
        data.constant("resize", List.of(Interpolation.values())),
        data.integer("most-pixels", 1, MOST_PIXELS));
  }

  private PictureForm.@Nullable Pixels size() {
    int height = data.integer("height", 0, MOST_SIDE);
    int width = data.integer("width", 0, MOST_SIDE);
    if ((height == 0) != (width == 0)) {
      data.problem(height == 0 ? "height" : "width", "is 0, but the other one is not; set both");
    }
    return height == 0 || width == 0 ? null : new PictureForm.Pixels(height, width);
  }
}
