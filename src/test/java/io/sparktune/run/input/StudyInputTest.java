package io.sparktune.run.input;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import io.sparktune.data.RawTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StudyInputTest {

  /** Files whose rows have no room. */
  private static final DataFiles TOO_LARGE =
      new DataFiles() {
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
          throw new OutOfMemoryError("Java heap space");
        }
      };

  @Test
  void rowsThatDoNotFit_areToldWithTheirFileAndARemedy() {
    String study =
        """
        study.goal = "maximize accuracy"
        data { path = rows.csv.bz2, target = y }
        """;
    StudyFile file = StudyFile.read("rows.conf", study, List.of(), Set.of());

    assertThatExceptionOfType(DataError.class)
        .isThrownBy(() -> StudyInput.read(file, TOO_LARGE))
        .withMessageMatching(
            "rows\\.csv\\.bz2: its rows do not fit: out of memory in [0-9,]+ MiB \\(Java heap"
                + " space; --driver-memory \\(run-local\\.sh: SPARKTUNE_MEMORY\\) gives more\\);"
                + " take fewer rows, of which a small packed file may hold very many");
  }
}
