package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.study.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Population-based training of digits on real Spark. */
final class PbtIT {

  private static final int POPULATION = 6;
  private static final int FOLDS = 2;
  private static final int EPOCHS = 8;

  @TempDir private Path folder;

  private String[] arguments(String name) {
    return new String[] {
      "run",
      "conf/digits-pbt.conf",
      "study.output=" + folder,
      "study.name=" + name,
      "search.sampler={ pbt { population = 6, interval-epochs = 2, replaced-share = 0.34 } }",
      "training.epochs=" + EPOCHS,
      "training.engine=deeplearning4j", // there must be something to break off
      "validation.folds=" + FOLDS,
      "model.units=32"
    };
  }

  private StudyFolder study(String name) {
    return new StudyFolder(folder.resolve(name));
  }

  private void requirePopulation(StudyFolder study) throws IOException, SQLException {
    // One that is lost when all others are complete is not replaced; on a busy machine that
    // happens.
    assertThat(
            study.query(
                "SELECT count(*) - count(parent), count(parent) > 0,"
                    + " count(*) FILTER (state = 'complete') BETWEEN 1 AND 6,"
                    + " bool_and(state IN ('complete', 'pruned')) FROM @trials"))
        .containsExactly(POPULATION + " | true | true | true");
    // A child has the network of its parent, begins with its own epochs, and ends with all.
    assertThat(
            study.query(
                "SELECT count(*) FROM @trials c JOIN @trials p ON c.parent = p.trial"
                    + " WHERE c.param_model_layers <> p.param_model_layers"
                    + " OR c.parent_epoch % 2 <> 0 OR c.trial <= p.trial"
                    + " OR c.param_training_learning_rate = p.param_training_learning_rate"))
        .containsExactly("0");
    assertThat(
            study.query(
                "SELECT count(*) FROM @trials c WHERE parent IS NOT NULL AND c.parent_epoch + 1 <>"
                    + " (SELECT min(epoch) FROM @epochs e WHERE e.trial = c.trial)"))
        .containsExactly("0");
    assertThat(study.query("SELECT DISTINCT epochs FROM @folds WHERE state = 'complete'"))
        .containsExactly(String.valueOf(EPOCHS));
    assertThat(study.query("SELECT sum(epochs) FROM @trials"))
        .isEqualTo(study.query("SELECT count(*) FROM @epochs"));
    try (Stream<Path> left = Files.list(study.root().resolve("checkpoints"))) {
      assertThat(left).isEmpty();
    }
    InProcess replay = InProcess.executeWithoutSpark("replay", study.root().toString());
    assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
  }

  @Test
  void aPopulationIsTrained_andItsWinnerWithTheScheduleItHad() throws IOException, SQLException {
    InProcess run = InProcess.execute(arguments("whole"));
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains(
            "pbt search: at most " + POPULATION * 4 + " trials",
            "trials: the population is trained to its end.");
    StudyFolder study = study("whole");
    requirePopulation(study);

    JsonNode schedule = new ObjectMapper().readTree(study.root().resolve("schedule.json").toFile());
    JsonNode winner =
        new ObjectMapper().readTree(study.root().resolve("manifest.json").toFile()).get("winner");
    assertThat(schedule.get(0).get("first_epoch").asInt()).isEqualTo(1);
    for (int stage = 1; stage < schedule.size(); stage++) {
      assertThat(schedule.get(stage).get("first_epoch").asInt())
          .isEqualTo(schedule.get(stage - 1).get("last_epoch").asInt() + 1);
    }
    JsonNode last = schedule.get(schedule.size() - 1);
    assertThat(last.get("last_epoch").asInt()).isEqualTo(EPOCHS);
    assertThat(last.get("trial")).isEqualTo(winner.get("trial"));
    assertThat(last.get("values")).isEqualTo(winner.get("values"));
    assertThat(winner.get("hold_out").get("accuracy").asDouble()).isGreaterThan(0.85);
    assertThat(winner.has("parent")).isEqualTo(schedule.size() > 1);
    String best = Files.readString(study.root().resolve("best.conf"));
    assertThat(best.startsWith("# The values of the winner's last epochs."))
        .isEqualTo(schedule.size() > 1);
    assertThat(run.out().contains("its values changed in training")).isEqualTo(schedule.size() > 1);

    InProcess again =
        InProcess.executeWithoutSpark(
            Stream.concat(
                    Stream.of("simulate", "--slots=4", "--from=" + study.root()),
                    Stream.of(arguments("simulated")).skip(1))
                .toArray(String[]::new));
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).containsPattern("[1-6] complete, ");
  }

  @Test
  void aStudyThatIsKilledMidway_goesOnWithItsPopulation()
      throws IOException, InterruptedException, SQLException {
    Path output = folder.resolve("killed.txt");
    List<String> command = Launched.local("local[2]", arguments("killed"));
    Process process = Launched.start(command, output, Map.of());
    try {
      awaitChildren(process, output);
    } finally {
      process.destroyForcibly().waitFor();
    }

    assertThat(Launched.run(command, output)).as(Launched.text(output)).isZero();
    assertThat(Launched.text(output))
        .contains("resumed after")
        .doesNotContain("is trained from its beginning");
    assertThat(study("killed").count(Event.StudyOpened.class)).isEqualTo(2);
    requirePopulation(study("killed"));
  }

  private void awaitChildren(Process process, Path output) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (children() < 2) {
      assertThat(process.isAlive()).as(Launched.text(output)).isTrue();
      assertThat(System.nanoTime()).as("no children in five minutes").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private long children() throws IOException {
    if (!Files.exists(folder.resolve("killed/journal"))) {
      return 0;
    }
    return study("killed").events().stream()
        .filter(Event.TrialProposed.class::isInstance)
        .filter(event -> ((Event.TrialProposed) event).trial().origin() != null)
        .count();
  }
}
