package io.sparktune.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.cli.StudyFolder;
import io.sparktune.run.PastRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of studies that another writer of Parquet recorded, read as JSON and in a browser. */
final class StudyPageIT {

  private static final String ACCURACY = "\"maximize accuracy\"";
  private static final int MOST_BYTES = 1_500_000;

  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");

  private static final Pattern DRAWN = Pattern.compile("data-drawn=\"(\\d+)\"");

  @TempDir private static Path folder;

  private static Path large;

  @BeforeAll
  static void aLargeStudyIsRecorded() throws IOException, SQLException {
    large = RecordedStudy.in(folder.resolve("large"), ACCURACY).trials(10_000, 5, 30).folder();
    String unused = new PastRun(large.toString()).report("");
  }

  private static String page(Path study) throws IOException {
    return Files.readString(study.resolve("report.html"));
  }

  private static JsonNode data(Path study) throws IOException {
    Matcher data = DATA.matcher(page(study));
    assertThat(data.find()).isTrue();
    return new ObjectMapper().readTree(data.group(1));
  }

  private static Path written(RecordedStudy study) {
    String unused = new PastRun(study.folder().toString()).report("");
    return study.folder();
  }

  private static Optional<Browser.Shown> shown(Path study)
      throws IOException, InterruptedException {
    Path profile = Files.createDirectories(folder.resolve("profile"));
    Optional<Browser> browser = Browser.find(profile);
    return browser.isEmpty()
        ? Optional.empty()
        : Optional.of(browser.get().show(study.resolve("report.html")));
  }

  /** Nothing of the page was refused, failed or asked for. */
  private static void assertIsQuiet(Browser.Shown shown) {
    assertThat(shown.log().lines().filter(line -> line.contains("CONSOLE"))).isEmpty();
    assertThat(DRAWN.matcher(shown.document()).find()).isTrue();
  }

  @Test
  void tenThousandTrialsAreASmallPage() throws IOException, InterruptedException {
    assertThat(Files.size(large.resolve("report.html"))).isLessThan(MOST_BYTES);
    Optional<Browser.Shown> shown = shown(large);
    if (shown.isPresent()) {
      assertIsQuiet(shown.get());
    }
  }

  @Test
  void theSameTablesGiveTheSameBytes() throws IOException {
    String before = page(large);
    String unused = new PastRun(large.toString()).report("");
    assertThat(page(large)).isEqualTo(before);
  }

  @Test
  void nothingIsLoadedAndOnlyItsOwnScriptRuns() throws IOException, NoSuchAlgorithmException {
    String page = page(large);
    assertThat(page).contains("default-src 'none'").doesNotContain("unsafe-inline");
    assertThat(page).doesNotContainPattern("(src|href|url)\\s*[=(]\\s*[\"']?(https?:)?//");
    for (String element : List.of("style", "script")) {
      Matcher content =
          Pattern.compile("<%s>(.*?)</%s>".formatted(element, element), Pattern.DOTALL)
              .matcher(page);
      assertThat(content.find()).isTrue();
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(content.group(1).getBytes(StandardCharsets.UTF_8));
      assertThat(page)
          .contains(element + "-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
  }

  @Test
  void numbersAreThoseOfTheTables() throws IOException, SQLException {
    JsonNode data = data(large);
    StudyFolder tables = new StudyFolder(large);
    assertThat(
            data.at("/counts/complete").asText()
                + " | "
                + data.at("/counts/pruned").asText()
                + " | "
                + data.at("/counts/failed").asText())
        .isEqualTo(
            tables
                .query(
                    "SELECT count(*) FILTER (state = 'complete'), count(*) FILTER (state ="
                        + " 'pruned'), count(*) FILTER (state = 'failed') FROM @trials")
                .get(0));
    List<String> best = new ArrayList<>();
    data.at("/comparison/rows")
        .forEach(
            row ->
                best.add(
                    "%s | %s | %s"
                        .formatted(
                            row.path("trial").asText(),
                            row.path("score").asText(),
                            row.path("deviation").asText())));
    assertThat(best)
        .isEqualTo(
            tables.query(
                "SELECT trial, score, score_std FROM @trials WHERE state = 'complete'"
                    + " ORDER BY score DESC, trial LIMIT 15"));
    List<String> folds = new ArrayList<>();
    data.at("/comparison/rows/0/folds").forEach(fold -> folds.add(fold.asText()));
    assertThat(folds)
        .isEqualTo(
            tables.query(
                "SELECT score FROM @folds WHERE trial = %s ORDER BY fold"
                    .formatted(data.at("/comparison/rows/0/trial").asText())));
    assertThat(data.at("/time/epochs/pruned").asText())
        .isEqualTo(tables.query("SELECT sum(epochs) FROM @trials WHERE state = 'pruned'").get(0));
    List<String> hosts = new ArrayList<>();
    data.at("/time/hosts")
        .forEach(host -> hosts.add(host.get(0).asText() + " | " + host.get(1).asText()));
    assertThat(hosts)
        .isEqualTo(tables.query("SELECT host, count(*) FROM @folds GROUP BY host ORDER BY host"));
    assertThat(data.at("/failures/0/attempts").asText())
        .isEqualTo(tables.query("SELECT count(*) FROM @folds WHERE state = 'failed'").get(0));
    assertThat(data.at("/failures/0/message").asText())
        .isEqualTo(
            tables
                .query(
                    "SELECT failure_message FROM @folds WHERE state = 'failed'"
                        + " ORDER BY finished_at LIMIT 1")
                .get(0));
  }

  @Test
  void bandsAreThoseOfTheTables() throws IOException, SQLException {
    JsonNode data = data(large);
    List<String> lines = new ArrayList<>();
    data.at("/curves/lines").forEach(line -> lines.add(line.path("trial").asText()));
    JsonNode last = data.at("/curves/band").get(29);
    List<String> wanted =
        new StudyFolder(large)
            .query(
                """
                SELECT count(*), quantile_cont(s, 0.1), quantile_cont(s, 0.5) FROM
                  (SELECT trial, avg(score) AS s FROM @epochs WHERE epoch = 30
                   AND trial NOT IN (%s) GROUP BY trial)
                """
                    .formatted(String.join(", ", lines)));
    String[] cells = wanted.get(0).split(" \\| ", -1);
    assertThat(last.get(4).asText()).isEqualTo(cells[0]);
    assertThat(last.get(1).asDouble()).isCloseTo(Double.parseDouble(cells[1]), within());
    assertThat(last.get(2).asDouble()).isCloseTo(Double.parseDouble(cells[2]), within());
  }

  /** DuckDB adds in another order. */
  private static Offset<Double> within() {
    return Offset.offset(1e-12);
  }

  @Test
  void hostileTextsAreInert() throws IOException, SQLException, InterruptedException {
    RecordedStudy study = RecordedStudy.in(folder.resolve("hostile"), ACCURACY).trials(40, 5, 3);
    String texts =
        String.join(
            ", ",
            HostileTexts.ALL.stream().map(text -> "'" + text.replace("'", "''") + "'").toList());
    study.table(
        "folds",
        """
        SELECT 'recorded' AS study, t AS trial, 0::BIGINT AS fold, 1::BIGINT AS attempt,
          'failed' AS state, NULL::DOUBLE AS score, 1::BIGINT AS epochs,
          TIMESTAMPTZ '2026-01-31 00:00:00+00' AS started_at,
          TIMESTAMPTZ '2026-01-31 00:00:01+00' AS finished_at, x AS host,
          x AS failure_kind, x AS failure_message
        FROM (SELECT unnest([%s]) AS x, generate_subscripts([%s], 1) AS t)
        """
            .formatted(texts, texts));
    Path page = written(study);
    List<String> kinds = new ArrayList<>();
    data(page).path("failures").forEach(kind -> kinds.add(kind.path("message").asText()));
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(HostileTexts.ALL);
    Optional<Browser.Shown> shown = shown(page);
    if (shown.isPresent()) {
      assertIsQuiet(shown.get());
      assertThat(shown.get().document()).doesNotContain("data-harmed").contains("&lt;img");
      assertThat(shown.get().document().split("<script", -1)).hasSize(3);
    }
  }

  @Test
  void pagesOpenWhateverIsThere() throws IOException, SQLException, InterruptedException {
    Path empty = written(RecordedStudy.in(folder.resolve("empty"), ACCURACY));
    assertThat(data(empty).path("finished").asInt(-1)).isZero();
    Path failed =
        written(
            RecordedStudy.in(folder.resolve("failed"), ACCURACY)
                .trials(30, 5, 3)
                .table(
                    "trials", "SELECT 7::BIGINT AS trial, 'failed' AS state, '{}' AS params_json"));
    assertThat(data(failed).has("winner")).isFalse();
    Path running =
        written(
            RecordedStudy.in(folder.resolve("running"), ACCURACY)
                .trials(30, 5, 3)
                .table(
                    "decisions",
                    "SELECT 1::BIGINT AS event, 'propose' AS decision, 0::BIGINT AS trial"));
    assertThat(data(running).path("ending").isNull()).isTrue();
    Path several =
        written(
            RecordedStudy.in(
                    folder.resolve("several"), "[\"maximize accuracy\", \"minimize parameters\"]")
                .trials(30, 5, 3));
    assertThat(data(several).at("/front/front")).isNotEmpty();
    for (Path study : List.of(empty, failed, running, several)) {
      Optional<Browser.Shown> shown = shown(study);
      if (shown.isPresent()) {
        assertIsQuiet(shown.get());
      }
    }
  }

  /** Sparktune writes none; another writer may. */
  @Test
  void scoresThatAreNoNumbersAreFailures() throws IOException, SQLException, InterruptedException {
    RecordedStudy study = RecordedStudy.in(folder.resolve("odd"), ACCURACY).trials(60, 5, 6);
    for (String table : List.of("trials", "folds", "epochs")) {
      Path before = folder.resolve(table + ".parquet");
      Files.move(study.folder().resolve("tables").resolve(table).resolve("part-0.parquet"), before);
      RecordedStudy unused =
          study.table(
              table,
              """
              SELECT * REPLACE (CASE trial % 7 WHEN 0 THEN 'NaN'::DOUBLE WHEN 1 THEN '-Infinity'
                WHEN 2 THEN 'Infinity' WHEN 3 THEN 1e300 ELSE score END AS score) FROM '\
              """
                  + before
                  + "'");
    }
    JsonNode data = data(written(study));
    assertThat(data.at("/winner/score").asDouble()).isEqualTo(1e300);
    assertThat(data.at("/counts/complete").asText())
        .isEqualTo(
            new StudyFolder(study.folder())
                .query("SELECT count(*) FROM @trials WHERE state = 'complete' AND isfinite(score)")
                .get(0));
    Optional<Browser.Shown> shown = shown(study.folder());
    if (shown.isPresent()) {
      assertIsQuiet(shown.get());
    }
  }
}
