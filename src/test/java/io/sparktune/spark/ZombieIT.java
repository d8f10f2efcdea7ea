package io.sparktune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.StandaloneCluster;
import io.sparktune.spark.folds.SparkRunner;
import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An executor that Spark has given up wakes and goes on with a fold that another one has done. */
final class ZombieIT {

  private static final int EPOCHS = 60;

  private static final Map<String, String> IMPATIENT =
      Map.of(
          "spark.network.timeout", "5s",
          "spark.network.timeoutInterval", "1s",
          "spark.executor.heartbeatInterval", "1s");

  @TempDir private Path folder;

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    int end = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    assertThat(end).isZero();
  }

  /** The distinct epochs told of a fold, in the order in which they were told first. */
  private static List<Integer> epochs(Told told, int fold) {
    return told.read(Event.EpochsScored.class).stream()
        .filter(scored -> scored.fold() == fold)
        .flatMap(scored -> scored.scores().stream())
        .map(EpochScore::epoch)
        .distinct()
        .toList();
  }

  @Test
  void aFoldThatTwoExecutorsTrain_hasOneResult_andItsEpochsInOrder() throws Exception {
    Told told = new Told(scored -> EpochDecision.GO_ON);
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, List.of("--cores", "1"), 2);
        SparkDriver driver =
            DriverOfTests.of(cluster.master(), folder, ResourceSettings.DEFAULT, IMPATIENT);
        SparkRunner runner = DriverOfTests.runner(driver, new SteppedFold(EPOCHS, 50))) {
      runner.open(told);
      runner.start(List.of(DriverOfTests.fold(0, 0), DriverOfTests.fold(0, 1)));
      while (epochs(told, 0).size() < 5 || epochs(told, 1).size() < 5) {
        told.next(Event.EpochsScored.class);
      }
      ProcessHandle sleeper = cluster.executors(0).get(0);
      signal("STOP", sleeper);
      List<FoldResult> results = new ArrayList<>(told.results(2));
      if (sleeper.isAlive()) {
        signal("CONT", sleeper);
      }
      assertThat(sleeper.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();

      assertThat(results).extracting(FoldResult::fold).containsExactlyInAnyOrder(0, 1);
      assertThat(results)
          .extracting(FoldResult::outcome)
          .allSatisfy(
              outcome -> assertThat(((FoldOutcome.Stopped) outcome).epochs()).isEqualTo(EPOCHS));
      List<Integer> all = IntStream.rangeClosed(1, EPOCHS).boxed().toList();
      assertThat(epochs(told, 0)).isEqualTo(all);
      assertThat(epochs(told, 1)).isEqualTo(all);
      assertThat(told.hasUnread(Event.FoldFinished.class)).isFalse();
    }
  }
}
