package io.sparktune.data.images.files;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import io.sparktune.data.RawTable;
import io.sparktune.data.images.pixels.PictureForm;
import io.sparktune.data.table.text.CellTexts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table with a picture, or the path of one, in each row.
 *
 * @param folder that paths in the table are relative to
 */
record TableSource(DataSource source, String place, String folder, LabelColumns columns)
    implements ImageSource {

  @Override
  public ReadImages read(DataFiles files, PictureForm form, boolean skips) {
    RawTable table = files.table(source);
    List<String[]> texts = new ArrayList<>();
    for (String name : columns.texts()) {
      texts.add(column(table, name));
    }
    if (table.unreadable().containsKey(columns.image())) {
      return ofCells(files, table, texts, form, skips);
    }
    List<String> paths = paths(table, files);
    BadPictures bad = new BadPictures(skips);
    PictureReading.Result read =
        new PictureReading(files, form, bad, path -> path).read(place, paths);
    List<String> warnings = new ArrayList<>(table.notes());
    warnings.addAll(bad.warnings(place, paths.size()));
    warnings.addAll(repeated(paths));
    RawTable labels = new RawTable(columns.texts(), texts, table.places());
    int[] kept = read.kept().stream().mapToInt(Integer::intValue).toArray();
    return new ReadImages(
        read.size(),
        read.pixels(),
        kept.length == paths.size() ? labels : labels.rows(kept),
        warnings);
  }

  /** A warning of pictures that several rows name, which folds would part. */
  private List<String> repeated(List<String> paths) {
    Set<String> seen = new HashSet<>();
    List<String> again = paths.stream().filter(path -> !seen.add(path)).toList();
    return again.isEmpty()
        ? List.of()
        : List.of(
            place
                + ": %,d of %,d rows name a picture that a row above names, such as "
                    .formatted(again.size(), paths.size())
                + again.get(0)
                + "; leave them out, for it may be trained on and validated with");
  }

  /** Pictures that are in the table themselves. */
  private ReadImages ofCells(
      DataFiles files, RawTable table, List<String[]> texts, PictureForm form, boolean skips) {
    BadPictures bad = new BadPictures(skips);
    CellRows rows = new CellRows(table.places(), bad);
    files.<DecodedFile>cells(
        source, columns.image(), (cell, opener) -> CellPicture.of(cell, form), rows::add);
    List<String> warnings = new ArrayList<>(table.notes());
    warnings.addAll(bad.warnings(place, table.rows()));
    RawTable labels = new RawTable(columns.texts(), texts, table.places());
    return new ReadImages(
        rows.size(),
        rows.pixels(),
        rows.kept().length == table.rows() ? labels : labels.rows(rows.kept()),
        warnings);
  }

  private String[] column(RawTable table, String name) {
    int at = table.names().indexOf(name);
    if (at < 0) {
      throw new DataError(
          "%s: there is no column \"%s\"; the columns are %s"
              .formatted(place, name, String.join(", ", table.names())));
    }
    return CellTexts.of(table.columns().get(at));
  }

  private List<String> paths(RawTable table, DataFiles files) {
    String[] cells = column(table, columns.image());
    String below = folder.isEmpty() ? "" : folder + "/";
    List<String> paths = new ArrayList<>();
    for (int row = 0; row < cells.length; row++) {
      String where = table.places().apply(row) + ", column \"" + columns.image() + "\"";
      paths.add(files.address(PicturePath.of(cells[row], below, where)));
    }
    return paths;
  }
}
