package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study with three goals, from its file to its tables. */
final class GoalsIT {

  /** Of each trial in the front table: no other complete one is at least as good and better. */
  private static final String UNBEATEN =
      "SELECT trial FROM @trials a WHERE state = 'complete' AND NOT EXISTS (SELECT 1 FROM @trials b"
          + " WHERE b.state = 'complete' AND b.score >= a.score AND b.parameters <= a.parameters"
          + " AND b.predict_millis <= a.predict_millis AND (b.score > a.score OR b.parameters <"
          + " a.parameters OR b.predict_millis < a.predict_millis)) ORDER BY trial";

  @TempDir private Path folder;

  private InProcess run(String constraints) {
    String[] arguments = {
      "run",
      "conf/digits-goals.conf",
      "search.constraints=" + constraints,
      "study.output=" + folder,
      "study.name=goals",
      "search.trials=8",
      "training.epochs=3",
      "validation.folds=2"
    };
    return InProcess.execute(arguments);
  }

  @Test
  void theFrontIsInTheTables_onTheTerminal_andItsKneeIsTheWinner()
      throws SQLException, IOException {
    InProcess study = run("[]");

    assertThat(study.exitCode()).as(study.out() + study.err()).isZero();
    StudyFolder left = new StudyFolder(folder.resolve("goals"));
    List<String> unbeaten = left.query(UNBEATEN);
    assertThat(
            left.query(
                "SELECT trial FROM @fronts GROUP BY trial HAVING bool_and(change = 'enter')"
                    + " ORDER BY trial"))
        .isEqualTo(unbeaten)
        .isNotEmpty();
    List<String> last =
        left.query("SELECT size, knee, hypervolume > 0 FROM @fronts ORDER BY event DESC LIMIT 1");
    String knee = last.get(0).split(" \\| ", -1)[1];
    assertThat(last).isEqualTo(List.of(unbeaten.size() + " | " + knee + " | true"));
    assertThat(unbeaten).contains(knee);
    assertThat(study.out())
        .contains(
            "Front, maximize accuracy, minimize parameters, minimize predict-millis: "
                + unbeaten.size(),
            "The winner is trial " + knee + ", the knee of the front: accuracy 0.",
            "tables/{trials,folds,epochs,decisions,fronts}");
    assertThat(Files.readString(left.root().resolve("manifest.json")))
        .contains("\"minimize parameters\"", "\"hypervolume\"", "\"trial\" : " + knee + ",");
    assertThat(Files.readString(left.root().resolve("best.conf"))).contains("minimize parameters");
    InProcess replay = InProcess.executeWithoutSpark("replay", left.root().toString());
    assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
  }

  @Test
  void costsAreMeasuredForEachFold_constrained_andSimulatedAgain() throws SQLException {
    InProcess study = run("[\"parameters <= 4000\"]");

    assertThat(study.exitCode()).as(study.out() + study.err()).isZero();
    StudyFolder left = new StudyFolder(folder.resolve("goals"));
    List<String> broken = left.query("SELECT count(*) FROM @trials WHERE NOT feasible");
    assertThat(study.out()).contains("parameters <= 4000: violated by " + broken.get(0) + " of 8");
    assertThat(left.query("SELECT count(*) FROM @trials WHERE feasible <> (parameters <= 4000)"))
        .isEqualTo(List.of("0"));
    assertThat(left.query("SELECT count(*) > 0, max(parameters) <= 4000 FROM @fronts"))
        .isEqualTo(List.of("true | true"));
    // 64 pixels, one or two layers of as many units, 10 classes, and a bias for each unit.
    assertThat(
            left.query(
                "SELECT count(*) FROM @trials WHERE parameters <> 65 * param_model_units"
                    + " + (param_model_layers - 1) * (param_model_units + 1) * param_model_units"
                    + " + 10 * (param_model_units + 1)"))
        .isEqualTo(List.of("0"));
    assertThat(
            left.query(
                "SELECT count(*) FROM @folds WHERE NOT (predict_millis > 0 AND model_bytes > 4 *"
                    + " parameters)"))
        .isEqualTo(List.of("0"));
    InProcess again =
        InProcess.executeWithoutSpark(
            "simulate",
            "conf/digits-goals.conf",
            "--from=" + left.root(),
            "--slots=4",
            "search.trials=30");
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).contains("minimize predict-millis", "30 complete");
  }
}
