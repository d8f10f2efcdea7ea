package io.sparktune.data.series;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.RawTable;
import io.sparktune.space.Values;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Studies of series whose table is text. */
public final class SeriesStudies {

  private SeriesStudies() {}

  /** A study with these settings besides a goal and a path. */
  public static StudyFile study(String settings) {
    return StudyFile.read(
        "series.conf",
        """
        study.goal = "minimize rmse"
        data { kind = series, path = x.csv }
        """
            + settings,
        List.of(),
        Set.of());
  }

  /** The rows of a study. */
  public static KeyedDataset read(StudyFile study, String csv) {
    return study.data().kind().read(study.data().rows(), files(csv), 1);
  }

  /** The preparation of a study without ranges. */
  public static PreparationSettings preparation(StudyFile study) {
    return study.trialSettings().apply(new Values(Map.of())).preparation();
  }

  /** One table, whose first line has the names of the columns. */
  static DataFiles files(String csv) {
    RawTable table = table(csv);
    return new DataFiles() {
      @Override
      public List<String> list(String path) {
        return List.of(path);
      }

      @Override
      public InputStream open(String file) throws IOException {
        throw new FileNotFoundException(file);
      }

      @Override
      public RawTable table(DataSource source) {
        return table;
      }
    };
  }

  /** A table of text. */
  public static RawTable table(String csv) {
    List<String> lines = csv.strip().lines().toList();
    List<String> names = List.of(lines.get(0).split(",", -1));
    List<String[]> columns = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      int of = column;
      columns.add(
          lines.stream().skip(1).map(line -> line.split(",", -1)[of]).toArray(String[]::new));
    }
    return new RawTable(names, columns, row -> "x.csv line " + (row + 2));
  }
}
