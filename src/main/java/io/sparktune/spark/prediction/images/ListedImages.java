package io.sparktune.spark.prediction.images;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.RawTable;
import io.sparktune.data.images.files.PicturePath;
import io.sparktune.data.table.text.CellTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Files of pictures that are to be predicted.
 *
 * @param columns of the output, before those of the predictions
 * @param rows with these columns as text, and behind them the path
 */
public record ListedImages(List<String> columns, List<Row> rows) {

  /** The column with the name of a picture. */
  public static final String FILE = "file";

  private static final String IMAGE = "image";
  private static final String PICTURES = ".*\\.(png|jpe?g|jpe|gif|bmp)";
  private static final String TABLES = ".*\\.(csv|tsv|parquet|orc|avro|jsonl?|ndjson)(\\.gz)?";

  /**
   * A picture, those of a folder and of the folders in it, or those that a table lists. A folder
   * that is named after a label is the target of its pictures.
   *
   * @param source the same path with the form of tables
   */
  public static ListedImages of(
      String path, Files source, DataFiles files, String target, List<String> labels) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.matches(PICTURES)) {
      String address = files.list(path).get(0);
      return new ListedImages(List.of(FILE), List.of(RowFactory.create(path, address)));
    }
    return name.matches(TABLES)
        ? ofTable(path, files.table(source), files)
        : ofFolder(path, files, target, labels);
  }

  private static ListedImages ofFolder(
      String path, DataFiles files, String target, List<String> labels) {
    List<String> pictures = new ArrayList<>();
    boolean haveTargets = true;
    for (String file : files.below(path)) {
      if (file.toLowerCase(Locale.ROOT).matches(PICTURES)) {
        pictures.add(file);
        haveTargets &= labels.contains(file.substring(0, Math.max(0, file.indexOf('/'))));
      }
    }
    if (pictures.isEmpty()) {
      throw new DataError(path + ": there are no pictures in PNG, JPEG, GIF or BMP");
    }
    String address = files.address(path);
    List<Row> rows = new ArrayList<>();
    for (String file : pictures) {
      rows.add(
          haveTargets
              ? RowFactory.create(file, file.substring(0, file.indexOf('/')), address + "/" + file)
              : RowFactory.create(file, address + "/" + file));
    }
    return new ListedImages(haveTargets ? List.of(FILE, target) : List.of(FILE), rows);
  }

  private static ListedImages ofTable(String path, RawTable table, DataFiles files) {
    int image = table.names().indexOf(IMAGE);
    if (image < 0) {
      throw new DataError(
          path + ": there is no column image with the paths of pictures; rename the one with them");
    }
    int end = path.lastIndexOf('/');
    List<String[]> texts = table.columns().stream().map(CellTexts::of).toList();
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      Object[] cells = new Object[table.names().size() + 1];
      for (int column = 0; column < cells.length - 1; column++) {
        cells[column] = texts.get(column)[row];
      }
      String where = table.places().apply(row) + ", column \"image\"";
      cells[cells.length - 1] =
          files.address(PicturePath.of(cells[image], path.substring(0, end + 1), where));
      rows.add(RowFactory.create(cells));
    }
    return new ListedImages(table.names(), rows);
  }

  /** The addresses of the pictures. */
  public List<String> paths() {
    return rows.stream().map(row -> row.getString(columns.size())).toList();
  }
}
