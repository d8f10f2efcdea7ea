package io.sparktune.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparktune.cli.StudyFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of a page, section by section, beside what DuckDB finds in the same files. */
final class PageNumbersIT {

  /** Coordinates on the unit interval, by what the study file says of each range. */
  private static final Map<String, String> UNIT =
      Map.of(
          "model.units", "(x::DOUBLE - 8 + 0.5) / 249",
          "model.dropout", "x::DOUBLE / 0.5",
          "training.learning-rate", "log10(x::DOUBLE / 1e-4) / 3",
          "model.activation", "(list_position(['relu', 'tanh', 'elu'], x) - 0.5) / 3");

  @TempDir private static Path folder;

  private static StudyFolder tables;
  private static JsonNode data;
  private static JsonNode several;
  private static StudyFolder severalTables;

  @BeforeAll
  static void studiesAreRecorded() throws IOException, SQLException {
    RecordedStudy one =
        RecordedStudy.in(folder.resolve("one"), "\"maximize accuracy\"")
            .trials(300, 5, 6)
            .ended("2026-01-31T06:00:00Z", 30);
    RecordedStudy other =
        RecordedStudy.in(
                folder.resolve("several"), "[\"maximize accuracy\", \"minimize parameters\"]")
            .trials(90, 5, 2);
    tables = new StudyFolder(one.folder());
    severalTables = new StudyFolder(other.folder());
    data = PageData.data(one.folder());
    several = PageData.data(other.folder());
  }

  @Test
  void winner() throws SQLException {
    JsonNode winner = data.path("winner");
    assertThat(
            "%s | %s | %s"
                .formatted(
                    winner.path("trial").asText(),
                    winner.path("score").asText(),
                    winner.path("deviation").asText()))
        .isEqualTo(
            tables.query("SELECT trial, score, score_std FROM @trials WHERE trial = 30").get(0));
    assertThat(PageData.rows(winner.path("values"), 0, 1))
        .containsExactlyInAnyOrderElementsOf(
            tables.query(
                """
                SELECT key, params_json->>('$."' || key || '"') FROM (
                  SELECT params_json, unnest(json_keys(params_json)) AS key FROM @trials WHERE trial = 30)
                """));
  }

  @Test
  void differences() throws SQLException {
    List<String> found = new ArrayList<>();
    for (JsonNode row : data.at("/comparison/rows")) {
      found.add(row.path("trial").asText() + " | " + row.at("/difference/0").asText());
    }
    PageData.assertClose(
        found,
        tables.query(
            """
            SELECT f.trial, avg(f.score - b.score) FROM @folds f
            JOIN @folds b ON f.fold = b.fold AND b.trial = %s
            WHERE f.trial IN (SELECT trial FROM @trials WHERE state = 'complete'
              ORDER BY score DESC, trial LIMIT 15)
            GROUP BY f.trial ORDER BY avg(f.score) DESC, f.trial
            """
                .formatted(data.at("/comparison/best").asText())));
  }

  @Test
  void slicesAndParallelCoordinates() throws SQLException {
    JsonNode importance = data.path("importance");
    StringBuilder columns = new StringBuilder("trial, score");
    for (JsonNode axis : importance.path("parameters")) {
      columns.append(", params_json->>'$.\"").append(axis.path("name").asText()).append("\"'");
    }
    List<String> wanted =
        tables.query(
            "SELECT %s FROM @trials WHERE state = 'complete' ORDER BY score DESC, trial"
                .formatted(columns));
    assertThat(PageData.plain(PageData.rows(importance.path("trials"), 0, 1, 2, 3, 4, 5)))
        .isEqualTo(PageData.plain(wanted));
    assertThat(importance.path("scored").asText())
        .isEqualTo(tables.query("SELECT count(*) FROM @trials WHERE state = 'complete'").get(0));
  }

  @Test
  void strongestPair() throws SQLException {
    JsonNode pair = data.at("/importance/pair");
    String places =
        "SELECT trial, score, %s AS x, %s AS y FROM @trials WHERE state = 'complete'"
            .formatted(place(pair.at("/names/0")), place(pair.at("/names/1")));
    PageData.assertClose(
        PageData.rows(pair.path("points"), 0, 1, 2, 3),
        tables.query(
            "SELECT trial, x, y, score FROM ("
                + places
                + ") ORDER BY score DESC, trial LIMIT 300"));
    int columns = pair.path("across").size();
    int lines = pair.path("up").size();
    List<String> means = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    for (int cell = 0; cell < columns * lines; cell += 7) {
      if (!pair.path("means").get(cell).isNull()) {
        means.add(pair.path("means").get(cell).asText());
        wanted.addAll(
            tables.query(
                """
                SELECT sum(w * s) / sum(w) FROM (SELECT least(greatest(score, %s), %s) AS s,
                  exp(-(%s + %s) / (2 * %s * %s)) AS w FROM (%s))
                """
                    .formatted(
                        pair.at("/range/0").asText(),
                        pair.at("/range/1").asText(),
                        square(pair, 0, "x", (cell % columns + 0.5) / columns),
                        square(pair, 1, "y", (Math.floorDiv(cell, columns) + 0.5) / lines),
                        pair.path("bandwidth").asText(),
                        pair.path("bandwidth").asText(),
                        places)));
      }
    }
    PageData.assertClose(means, wanted);
  }

  private static String place(JsonNode name) {
    String value = "(params_json->>'$.\"%s\"')".formatted(name.asText());
    return Objects.requireNonNull(UNIT.get(name.asText()))
        .replaceAll("\\bx\\b", value.replace("$", "\\$"));
  }

  /** Options are never mixed. */
  private static String square(JsonNode pair, int axis, String column, double at) {
    return pair.path("ordered").get(axis).asBoolean()
        ? "pow(%s - %s, 2)".formatted(column, at)
        : "CASE WHEN abs(%s - %s) < 1e-6 THEN 0 ELSE 1e9 END".formatted(column, at);
  }

  @Test
  void bestSoFar() throws SQLException {
    assertThat(PageData.rows(data.at("/progress/steps"), 0, 1, 3, 4))
        .isEqualTo(
            tables.query(
                """
                SELECT place, epochs, score, trial FROM (
                  SELECT trial, score, state, row_number() OVER ended AS place,
                    sum(epochs) OVER ended AS epochs,
                    max(CASE WHEN state = 'complete' THEN score END) OVER (ORDER BY finished_at
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS best
                  FROM @trials WINDOW ended AS (ORDER BY finished_at))
                WHERE state = 'complete' AND (best IS NULL OR score > best) ORDER BY place
                """));
  }

  @Test
  void learningCurves() throws SQLException {
    List<String> found = new ArrayList<>();
    for (JsonNode line : data.at("/curves/lines")) {
      for (JsonNode point : line.path("points")) {
        found.add(
            "%s | %s | %s"
                .formatted(
                    line.path("trial").asText(), point.get(0).asText(), point.get(1).asText()));
      }
    }
    PageData.assertClose(
        found,
        tables.query(
            """
            SELECT e.trial, e.epoch, avg(e.score) FROM @epochs e JOIN (
              SELECT trial, row_number() OVER (ORDER BY score DESC, trial) AS place
              FROM @trials WHERE state = 'complete') t USING (trial)
            WHERE place <= 15 GROUP BY e.trial, place, e.epoch ORDER BY place, e.epoch
            """));
  }

  @Test
  void time() throws SQLException {
    JsonNode time = data.path("time");
    PageData.assertClose(
        List.of(time.path("busy").asText() + " | " + time.path("attempts").asText()),
        tables.query("SELECT sum(epoch(finished_at) - epoch(started_at)), count(*) FROM @folds"));
    for (String state : List.of("complete", "pruned", "failed")) {
      assertThat(
              time.path("trials").path(state).asText()
                  + " | "
                  + time.path("epochs").path(state).asText())
          .isEqualTo(
              tables
                  .query("SELECT count(*), sum(epochs) FROM @trials WHERE state = '" + state + "'")
                  .get(0));
    }
    double binned = 0;
    for (JsonNode bin : time.path("bins")) {
      binned += bin.asDouble() * time.path("wall").asDouble() / time.path("bins").size();
    }
    assertThat(binned).isCloseTo(time.path("busy").asDouble(), within(1e-6));
    assertThat(time.path("saved").asText())
        .isEqualTo(
            tables
                .query(
                    """
                    SELECT (SELECT count(*) FROM @trials WHERE state = 'pruned')
                      * (SELECT avg(epochs) FROM @trials WHERE state = 'complete')::BIGINT
                      - (SELECT sum(epochs) FROM @trials WHERE state = 'pruned')
                    """)
                .get(0));
    assertThat(PageData.rows(time.path("hosts"), 0, 1, 3))
        .isEqualTo(
            tables.query(
                "SELECT host, count(*), count(*) FILTER (state = 'failed') FROM @folds"
                    + " GROUP BY host ORDER BY host"));
  }

  @Test
  void front() throws SQLException {
    assertThat(PageData.rows(several.at("/front/front"), 0, 1, 2))
        .containsExactlyInAnyOrderElementsOf(
            severalTables.query(
                """
                SELECT trial, score, parameters FROM @trials t WHERE state = 'complete'
                AND NOT EXISTS (SELECT * FROM @trials o WHERE o.state = 'complete'
                  AND o.score >= t.score AND o.parameters <= t.parameters
                  AND (o.score > t.score OR o.parameters < t.parameters))
                """));
  }
}
