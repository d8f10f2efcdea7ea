package io.sparktune.data.images;

import io.sparktune.data.DataSource;
import io.sparktune.data.KindSettings;
import io.sparktune.data.images.files.ImageFormat;
import io.sparktune.data.images.files.LabelColumns;
import io.sparktune.data.images.pixels.PictureForm;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The origin of pictures and their form.
 *
 * @param rows the table in which pictures or their paths are; null where they lie at paths
 * @param paths of files and folders; empty where they are in a table
 * @param labels the files of labels, where pictures lie in IDX files
 * @param test the paths of pictures that no trial sees; empty where there are none
 * @param classes those whose pictures are taken; empty for all
 * @param separator between the labels of a picture that has several
 * @param skipsBad whether pictures that cannot be read are left out
 */
public record ImagesSettings(
    @Nullable DataSource rows,
    List<String> paths,
    ImageFormat format,
    List<String> labels,
    List<String> test,
    LabelColumns columns,
    List<String> classes,
    Task task,
    String separator,
    PictureForm form,
    boolean skipsBad)
    implements KindSettings {

  public ImagesSettings {
    paths = List.copyOf(paths);
    labels = List.copyOf(labels);
    test = List.copyOf(test);
    classes = List.copyOf(classes);
  }

  @Override
  public String place() {
    return rows == null ? String.join(", ", paths) : rows.place();
  }

  @Override
  public Optional<DataSource> table() {
    return Optional.ofNullable(rows);
  }

  @Override
  public Optional<String> testPlace() {
    return test.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", test));
  }

  @Override
  public boolean hasGroups() {
    return !columns.group().isEmpty();
  }

  @Override
  public boolean hasTimes() {
    return !columns.time().isEmpty();
  }
}
