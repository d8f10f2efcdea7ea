package io.sparktune.data.images.files;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.RawTable;
import io.sparktune.data.images.pixels.PictureForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A folder with a folder for each class; folders within these are groups where they are asked for.
 */
record FolderSource(String root, LabelColumns columns) implements ImageSource {

  /** The value of {@code data.group} for the folders within those of the classes. */
  static final String FOLDER = "folder";

  private static final List<String> OTHERS =
      List.of("txt", "csv", "tsv", "json", "xml", "md", "db", "ini", "html", "pdf", "yaml", "yml");

  @Override
  public ReadImages read(DataFiles files, PictureForm form, boolean skips) {
    List<String> paths = new ArrayList<>();
    List<String> relative = new ArrayList<>();
    List<String> beside = new ArrayList<>();
    String address = files.address(root);
    int others = 0;
    for (String name : files.below(root)) {
      if (OTHERS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
        others++;
      } else if (name.indexOf('/') < 0) {
        beside.add(name);
      } else {
        relative.add(name);
        paths.add(address + "/" + name);
      }
    }
    if (!beside.isEmpty()) {
      throw new DataError(
          "%s: holds %,d files beside the folders of the classes, such as %s; move them into folders"
                  .formatted(root, beside.size(), beside.get(0))
              + " named after their classes, or list them with their labels in a CSV file");
    }
    if (paths.isEmpty()) {
      throw new DataError(root + ": there are no pictures; it needs a folder for each class");
    }
    BadPictures bad = new BadPictures(skips);
    PictureReading.Result read =
        new PictureReading(files, form, bad, path -> path.substring(address.length() + 1))
            .read(root, paths);
    List<String> warnings = new ArrayList<>(bad.warnings(root, paths.size()));
    if (others > 0) {
      warnings.add(root + ": %,d files that are no pictures are left out".formatted(others));
    }
    List<String> kept = read.kept().stream().map(relative::get).toList();
    return new ReadImages(read.size(), read.pixels(), labels(kept), warnings);
  }

  private RawTable labels(List<String> paths) {
    String[] classes =
        paths.stream().map(path -> path.substring(0, path.indexOf('/'))).toArray(String[]::new);
    if (columns.group().isEmpty()) {
      return new RawTable(List.of(columns.target()), List.<String[]>of(classes), paths::get);
    }
    String[] groups =
        paths.stream().map(path -> path.substring(0, path.lastIndexOf('/'))).toArray(String[]::new);
    return new RawTable(
        List.of(columns.target(), columns.group()), List.of(classes, groups), paths::get);
  }
}
