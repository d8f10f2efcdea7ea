package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sparktune.cli.options.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands and files tell of a small study, and of one that failed. */
final class RunResultsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the webhook was sent. */
  private static final List<String> POSTED = new CopyOnWriteArrayList<>();

  @TempDir private static Path runs;

  private static InProcess failed;

  @BeforeAll
  static void studiesAreRun() throws IOException {
    Files.writeString(
        runs.resolve("small.conf"),
        """
        study { goal = "maximize accuracy", output = "%s" }
        data { source = { circles { count = 200, noise = 0.1, factor = 0.5 } } }
        model { units = { int = [2, 32] }, activation = { choice = [relu, tanh] } }
        training { epochs = 3, learning-rate = { real = [1e-3, 1e-1], scale = log } }
        validation.folds = 2
        search { trials = 12, sampler = random }
        """
            .formatted(runs));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", RunResultsIT::post);
    server.start();
    String hook = "notify.webhook=\"http://localhost:" + server.getAddress().getPort() + "/\"";
    String command = "notify.command=\"cat > " + runs.resolve("told-") + "$SPARKTUNE_OUTCOME\"";
    try {
      assertThat(run("study.name=good", hook, command).exitCode()).isZero();
      failed =
          run(
              "study.name=bad",
              "search.constraints=[\"accuracy >= 1\"]",
              "notify.webhook=\"http://127.0.0.1:1/\"",
              "notify.command=\"exit 3\"",
              "report.since=\"" + runs.resolve("good") + "\"");
      assertThat(run("study.name=refused", "data.source.circles.count=3", hook).exitCode())
          .isEqualTo(ExitCode.BAD_INPUT);
    } finally {
      server.stop(0);
    }
  }

  private static void post(HttpExchange exchange) throws IOException {
    POSTED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private static InProcess run(String... settings) {
    String[] command = new String[2 + settings.length];
    command[0] = "run";
    command[1] = runs.resolve("small.conf").toString();
    System.arraycopy(settings, 0, command, 2, settings.length);
    return InProcess.execute(command);
  }

  private static JsonNode result(String study) throws IOException {
    return JSON.readTree(runs.resolve(study).resolve("result.json").toFile());
  }

  private static InProcess ask(String command, String... options) {
    String[] all = new String[2 + options.length];
    all[0] = command;
    all[1] = runs.resolve("good").toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return InProcess.executeWithoutSpark(all);
  }

  @Test
  void resultSaysWhoWon() throws IOException, SQLException {
    JsonNode result = result("good");
    assertThat(result.path("outcome").asText()).isEqualTo("done");
    assertThat(result.path("exit_code").asInt(-1)).isZero();
    assertThat(result.at("/trials/complete").asInt()).isEqualTo(12);
    StudyFolder folder = new StudyFolder(runs.resolve("good"));
    assertThat(folder.query("SELECT trial, score FROM @trials WHERE rank = 1"))
        .containsExactly(
            result.at("/winner/trial").asText() + " | " + result.at("/winner/score").asText());
    assertThat(folder.query("SELECT honest_score FROM @trials WHERE rank = 1"))
        .containsExactly(result.at("/winner/honest_score").asText());
    assertThat(result.at("/winner/hold_out_rows").asInt()).isEqualTo(40);
    assertThat(result.at("/winner/tied")).isNotEmpty();
  }

  @Test
  void resultSaysWhyNobodyWon() throws IOException {
    JsonNode result = result("bad");
    assertThat(failed.exitCode()).isEqualTo(ExitCode.STUDY_FAILED);
    assertThat(result.path("outcome").asText()).isEqualTo("no_winner");
    assertThat(result.path("exit_code").asInt()).isEqualTo(ExitCode.STUDY_FAILED);
    assertThat(result.path("exit_reason").asText())
        .isEqualTo("every trial has ended; no trial is complete and feasible");
    assertThat(result.path("winner").isNull()).isTrue();
    assertThat(result.at("/trials/complete").asInt()).isEqualTo(12);
  }

  @Test
  void diagnosticsAreOfTheHeldOutRows() throws IOException, SQLException {
    StudyFolder folder = new StudyFolder(runs.resolve("good"));
    String file = runs.resolve("good").resolve("diagnostics.json").toString();
    String bins = "(SELECT unnest(calibration.bins) AS bin FROM read_json('%s'))".formatted(file);
    assertThat(
            folder.query(
                "SELECT sum(bin.predictions), round(sum(bin.predictions * bin.right)) FROM "
                    + bins))
        .containsExactly("40 | " + 40 * result("good").at("/winner/hold_out/accuracy").asDouble());
    assertThat(
            folder.query(
                """
                SELECT (SELECT coalesce(sum(c.rows), 0) FROM
                    (SELECT unnest(confusions) AS c FROM read_json('%s')))
                  = (SELECT sum(rows - "right") FROM read_csv('%s'))
                """
                    .formatted(file, runs.resolve("good").resolve("classes.csv"))))
        .containsExactly("true");
  }

  @Test
  void theEndIsTold() throws IOException {
    JsonNode sent = JSON.readTree(POSTED.get(0));
    assertThat(sent.path("winner")).isEqualTo(result("good").path("winner"));
    assertThat(sent.path("outcome").asText()).isEqualTo("done");
    JsonNode given = JSON.readTree(runs.resolve("told-done").toFile());
    assertThat(given.path("trials")).isEqualTo(sent.path("trials"));
  }

  @Test
  void refusalsAreTold() throws IOException {
    JsonNode sent = JSON.readTree(POSTED.get(1));
    assertThat(sent.path("outcome").asText()).isEqualTo("refused");
    assertThat(sent.path("exit_code").asInt()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(runs.resolve("refused")).doesNotExist();
  }

  @Test
  void reportIsTheSameAfterwards() throws IOException {
    Path page = runs.resolve("good").resolve("report.html");
    Path atTheEnd = Files.copy(page, runs.resolve("before.html"));
    assertThat(ask("report").out()).isEqualTo("report " + page + "\n");
    assertThat(Files.mismatch(page, atTheEnd)).isEqualTo(-1);
    assertThat(Files.readString(page).contains("Honest score: ")).isTrue();
    assertThat(
            Files.readString(page)
                .contains("\"honest\":[" + result("good").at("/winner/honest_score").asText()))
        .isTrue();
  }

  @Test
  void aFailedStudyHasAReportToo() throws IOException {
    String page = Files.readString(runs.resolve("bad").resolve("report.html"));
    assertThat(page.contains("\"finished\":12,")).isTrue();
    assertThat(page.contains("\"winner\":")).isFalse();
    assertThat(page.contains("[\"honest score\"," + result("good").at("/winner/honest_score")))
        .isTrue();
  }

  @Test
  void refusedInputLeavesTheResult() throws IOException {
    JsonNode before = result("good");
    assertThat(run("study.name=good", "training.epochs=4").exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result("good")).isEqualTo(before);
  }

  @Test
  void statusIsThatOfTheTables() throws SQLException {
    List<String> best =
        new StudyFolder(runs.resolve("good"))
            .query(
                "SELECT format('trial {}, accuracy {:.4f}', trial, score) FROM @trials WHERE rank ="
                    + " 1");
    assertThat(ask("status").out())
        .contains("study good, maximize accuracy: ended, every trial has ended")
        .contains("12 of 12 trials over: 12 complete")
        .contains("best so far: " + best.get(0));
  }

  @Test
  void trialsAreFilteredAndSortedLikeSql() throws SQLException {
    List<String> wanted =
        new StudyFolder(runs.resolve("good"))
            .query(
                "SELECT trial, score, param_model_units FROM @trials WHERE param_model_units >= 8"
                    + " AND param_model_activation = 'relu' ORDER BY param_model_units DESC,"
                    + " trial");
    InProcess list =
        ask(
            "trials",
            "--filter",
            "model.units >= 8",
            "--filter",
            "param_model_activation=relu",
            "--sort",
            "model.units:desc",
            "--columns",
            "trial,score,model.units",
            "--format",
            "csv");
    assertThat(list.out().lines().skip(1).map(line -> line.replace(",", " | ")))
        .containsExactlyElementsOf(wanted)
        .isNotEmpty();
  }

  @Test
  void theBestTrialStandsFirst() throws IOException, SQLException {
    InProcess list = ask("trials", "--format", "jsonl", "--limit", "3");
    assertThat(list.out().lines()).hasSize(3);
    JsonNode first = JSON.readTree(list.out().lines().findFirst().orElseThrow());
    assertThat(first.path("rank").asInt()).isEqualTo(1);
    assertThat(first.path("trial")).isEqualTo(result("good").at("/winner/trial"));
    assertThat(first.path("failure_kind").isNull()).isTrue();
    assertThat(ask("trials").out()).contains("rank  trial", "12 of 12 finished trials");
  }

  @Test
  void runsAreComparedLineByLine() throws IOException {
    Path page = runs.resolve("compared.html");
    InProcess compared = ask("compare", runs.resolve("bad").toString(), "--page", page.toString());
    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out())
        .containsPattern("\\* +score of the winner +0\\.\\d+ +-")
        .containsPattern(" finished trials +12 +12");
    assertThat(Files.readString(page).contains("default-src 'none'")).isTrue();
    assertThat(ask("compare").err()).contains("RUN");
    assertThat(ask("compare", runs.resolve("none").toString()).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void badQueriesSayWhatIsWanted() {
    assertThat(ask("trials", "--filter", "scor > 1"))
        .satisfies(
            answer -> {
              assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
              assertThat(answer.err()).startsWith("scor: the trials have no such column; wanted");
            });
    assertThat(ask("trials", "--filter", "score").err())
        .startsWith("score: is no filter; wanted a column");
    assertThat(ask("trials", "--filter", "score > high").err())
        .startsWith("score > high: score is a number; wanted one");
    assertThat(ask("trials", "--sort", "none:desc").err()).startsWith("none: the trials have no");
  }
}
