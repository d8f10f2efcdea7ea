package io.sparktune.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparktune.cli.StudyFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page tells of the held-out rows, beside what DuckDB finds in the same files. */
final class HeldOutNumbersIT {

  @TempDir private static Path folder;

  private static StudyFolder tables;
  private static StudyFolder numberTables;
  private static JsonNode classes;
  private static JsonNode numbers;

  @BeforeAll
  static void studiesAreRecorded() throws IOException, SQLException {
    RecordedStudy one =
        RecordedStudy.in(folder.resolve("one"), "\"maximize accuracy\"").trials(3, 5, 2).classes();
    RecordedStudy other =
        RecordedStudy.in(folder.resolve("other"), "\"maximize accuracy\"")
            .trials(3, 5, 2)
            .numbers();
    tables = new StudyFolder(one.folder());
    numberTables = new StudyFolder(other.folder());
    classes = PageData.data(one.folder());
    numbers = PageData.data(other.folder());
  }

  @Test
  void heldOutRows() throws SQLException {
    JsonNode found = classes.path("diagnostics");
    String file = tables.root().resolve("diagnostics.json").toString();
    assertThat(PageData.rows(found.path("bins"), 0, 1, 2, 3, 4))
        .isEqualTo(
            tables.query(
                """
                SELECT b."from", b."to", b.predictions, b.probability, b."right"
                FROM (SELECT unnest(calibration.bins) AS b FROM read_json('%s'))
                """
                    .formatted(file)));
    PageData.assertClose(
        List.of(found.path("calibrationError").asText()),
        tables.query(
            """
            SELECT sum(b.predictions * abs(b.probability - b."right")) / sum(b.predictions)
            FROM (SELECT unnest(calibration.bins) AS b FROM read_json('%s'))
            """
                .formatted(file)));
    assertThat(PageData.rows(found.path("confusions"), 0, 1, 2))
        .isEqualTo(
            tables.query(
                """
                SELECT c.truth, c.predicted, c.rows
                FROM (SELECT unnest(confusions) AS c FROM read_json('%s'))
                """
                    .formatted(file)));
    assertThat(PageData.rows(found.path("errors"), 0, 1, 2, 3))
        .hasSize(20)
        .isEqualTo(
            tables.query(
                """
                SELECT e."row", e.actual, e.predicted, e.error
                FROM (SELECT unnest(errors) AS e FROM read_json('%s'))
                """
                    .formatted(file)));
    String csv = tables.root().resolve("classes.csv").toString();
    assertThat(PageData.rows(classes.at("/classes/classes"), 0, 1, 2, 3))
        .isEqualTo(
            tables.query("SELECT class, rows, predicted, \"right\" FROM read_csv('" + csv + "')"));
    assertThat(PageData.rows(classes.at("/classes/counts"), 0, 1, 2))
        .isEqualTo(
            tables.query(
                "SELECT predicted_one, predicted_two, predicted_three FROM read_csv('"
                    + csv
                    + "')"));
  }

  @Test
  void residuals() throws SQLException {
    JsonNode found = numbers.path("diagnostics");
    String file = numberTables.root().resolve("diagnostics.json").toString();
    PageData.assertClose(
        List.of(
            "%s | %s | %s"
                .formatted(
                    found.path("meanError").asText(),
                    found.path("deviation").asText(),
                    found.path("points").size())),
        numberTables.query(
            """
            SELECT avg(p.predicted - p.actual), stddev(p.predicted - p.actual), count(*)
            FROM (SELECT unnest(residuals.points) AS p FROM read_json('%s'))
            """
                .formatted(file)));
    assertThat(PageData.rows(found.path("bars"), 0, 1, 2))
        .isEqualTo(
            numberTables.query(
                """
                SELECT b."from", b."to", b.predictions
                FROM (SELECT unnest(residuals.bars) AS b FROM read_json('%s'))
                """
                    .formatted(file)));
  }
}
