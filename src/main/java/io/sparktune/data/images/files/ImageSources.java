package io.sparktune.data.images.files;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The places of pictures that settings name.
 *
 * @param labels the files of labels beside IDX files; empty for those that are named after them
 */
public record ImageSources(ImageFormat format, List<String> labels, LabelColumns columns) {

  private static final String TABLES =
      ".*\\.(csv|tsv|txt|parquet|orc|avro|json|jsonl|ndjson)(\\.gz)?";
  private static final String CATALOG = "table:";

  public ImageSources {
    labels = List.copyOf(labels);
  }

  /** A table, or a DataFrame that a program gives. */
  public ImageSource in(DataSource table) {
    String place = table instanceof DataSource.DataFrame ? "the DataFrame" : table.place();
    return new TableSource(table, place, "", columns);
  }

  /**
   * What lies at some paths.
   *
   * @throws DataError if it is not plain what it is
   */
  public ImageSource of(List<String> paths, DataFiles files) {
    return switch (format == ImageFormat.AUTO ? found(paths, files) : format) {
      case AUTO -> throw new IllegalStateException("the format is open");
      case IDX -> new IdxSource(idx(paths, files), listed(labels, files), columns.target(), true);
      case CIFAR_10 -> new CifarSource(batches(paths, files), 1, columns.target());
      case CIFAR_100 -> new CifarSource(batches(paths, files), 2, columns.target());
      case FOLDERS -> folder(paths);
      case TABLE -> table(paths);
    };
  }

  /**
   * Files of many pictures each, which may lack labels.
   *
   * @return empty where a path is of another form
   */
  public Optional<ImageSource> ofPacked(String path, DataFiles files) {
    String name = path.toLowerCase(Locale.ROOT);
    if (isIdx(name)) {
      return Optional.of(
          new IdxSource(idx(List.of(path), files), List.of(), columns.target(), false));
    }
    return name.endsWith(".bin") ? Optional.of(of(List.of(path), files)) : Optional.empty();
  }

  private static ImageFormat found(List<String> paths, DataFiles files) {
    String path = paths.get(0);
    String name = path.toLowerCase(Locale.ROOT);
    if (path.startsWith(CATALOG) || name.matches(TABLES)) {
      return ImageFormat.TABLE;
    }
    if (isIdx(name)) {
      return ImageFormat.IDX;
    }
    if (name.endsWith(".bin")) {
      return cifar(name);
    }
    List<String> below = files.below(path);
    for (String file : below) {
      String lower = file.toLowerCase(Locale.ROOT);
      if (isIdx(lower)) {
        return ImageFormat.IDX;
      }
      if (lower.endsWith(".bin")) {
        return cifar(lower);
      }
      if (lower.matches(".*\\.(parquet|orc|avro)")) {
        return ImageFormat.TABLE;
      }
    }
    return ImageFormat.FOLDERS;
  }

  private static boolean isIdx(String name) {
    return name.matches(".*(idx|ubyte)(\\.gz)?|.*idx\\d.*");
  }

  private static ImageFormat cifar(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return file.equals("train.bin") || file.equals("test.bin")
        ? ImageFormat.CIFAR_100
        : ImageFormat.CIFAR_10;
  }

  private static List<String> listed(List<String> paths, DataFiles files) {
    List<String> all = new ArrayList<>();
    paths.forEach(path -> all.addAll(files.list(path)));
    return all;
  }

  private List<String> idx(List<String> paths, DataFiles files) {
    List<String> all = listed(paths, files).stream().distinct().toList();
    if (all.size() <= paths.size()) {
      return all;
    }
    List<String> images =
        all.stream()
            .filter(file -> file.substring(file.lastIndexOf('/')).contains("image"))
            .toList();
    if (images.isEmpty()) {
      throw new DataError(
          paths.get(0) + ": none of its files is called images; name the files in data.path");
    }
    return images;
  }

  private static List<String> batches(List<String> paths, DataFiles files) {
    List<String> batches =
        listed(paths, files).stream().distinct().filter(file -> file.endsWith(".bin")).toList();
    if (batches.isEmpty()) {
      throw new DataError(paths.get(0) + ": there are no files that end in .bin");
    }
    return batches;
  }

  private ImageSource folder(List<String> paths) {
    if (paths.size() > 1) {
      throw new DataError("data.path names several folders of classes; name the one above them");
    }
    return new FolderSource(paths.get(0), columns);
  }

  private ImageSource table(List<String> paths) {
    String place = String.join(", ", paths);
    String path = paths.get(0);
    int end = path.startsWith(CATALOG) ? -1 : path.lastIndexOf('/');
    return new TableSource(
        new DataSource.Files(paths, DataSource.Format.AUTO, CsvDialect.STANDARD),
        place,
        end < 0 ? "" : path.substring(0, end),
        columns);
  }
}
