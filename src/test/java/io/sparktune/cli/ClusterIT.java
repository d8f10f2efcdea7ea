package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import io.sparktune.spark.LocalSpark;
import io.sparktune.study.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real standalone cluster of two executor processes, reached by spark-submit's own class. */
final class ClusterIT {

  @TempDir private static Path folder;

  private static StandaloneCluster cluster;

  @BeforeAll
  static void startCluster() throws IOException, InterruptedException {
    cluster = StandaloneCluster.start(folder, List.of("--cores", "1"), 2);
    Path local = folder.resolve("local.txt");
    assertThat(Launched.run(Launched.local("local[2]", study("local")), local))
        .as(Launched.text(local))
        .isZero();
  }

  @AfterAll
  static void stopCluster() throws InterruptedException {
    cluster.close();
  }

  private static final List<String> STRICT =
      List.of(
          "study.strict=true",
          "study.window=3",
          "search.trials=9",
          "training.epochs=6",
          "training.engine=deeplearning4j", // there must be something to break off
          "pruning.pruner=asha",
          "pruning.fold-race=pooled-t",
          "checkpoints.every=0s");

  private static String[] study(String name, String... overrides) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "conf/churn.conf",
                "study.output=" + folder,
                "study.name=" + name,
                "search.trials=3",
                "training.epochs=3",
                "validation.folds=3"));
    arguments.addAll(List.of(overrides));
    return arguments.toArray(String[]::new);
  }

  private static List<String> submit(String name, String... overrides) {
    List<String> command = Launched.java(Launched.SPARK_HOME + "/jars/*", List.of("-Xmx1g"));
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(
        List.of(
            "--master",
            cluster.master(),
            "--class",
            "io.sparktune.Sparktune",
            "--conf",
            "spark.executor.memory=1g",
            "--conf",
            "spark.executor.cores=1",
            "--conf",
            "spark.executor.extraJavaOptions=-XX:+UseParallelGC -XX:TieredStopAtLevel=1",
            "--conf",
            "spark.ui.enabled=false",
            Launched.JAR.toString()));
    command.addAll(List.of(study(name, overrides)));
    return command;
  }

  private static List<String> trials(String name) throws SQLException {
    return new StudyFolder(folder.resolve(name))
        .trials().stream().map(row -> row.replaceFirst("^" + name, "")).toList();
  }

  @Test
  void aStudyOnTwoExecutors_givesTheTablesOfOneOnThisMachine() throws Exception {
    Path submitted = folder.resolve("submitted.txt");
    Process process = Launched.start(submit("submitted"), submitted, StandaloneCluster.ENVIRONMENT);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Launched.text(submitted)).isZero();
    assertThat(trials("submitted")).isEqualTo(trials("local")).hasSize(3);
    assertThat(
            new StudyFolder(folder.resolve("submitted"))
                .query("SELECT DISTINCT executor FROM @folds ORDER BY 1"))
        .isEqualTo(List.of("0", "1"));
    requireEqualInSpark();
  }

  @Test
  void inStrictMode_neitherSlotsNorAKilledExecutorChangeTheTrials() throws Exception {
    String[] strict = STRICT.toArray(String[]::new);
    for (int slots : new int[] {1, 2, 4}) {
      String name = "strict-" + slots;
      Path output = folder.resolve(name + ".txt");
      assertThat(Launched.run(Launched.local("local[" + slots + "]", study(name, strict)), output))
          .as(Launched.text(output))
          .isZero();
      assertThat(trials(name)).isEqualTo(trials("strict-1")).hasSize(9);
    }
    Path output = folder.resolve("wounded.txt");
    Process process =
        Launched.start(submit("wounded", strict), output, StandaloneCluster.ENVIRONMENT);
    StudyFolder study = new StudyFolder(folder.resolve("wounded"));
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!Files.exists(study.root().resolve("journal"))
        || study.count(Event.FoldFinished.class) < 2) {
      assertThat(process.isAlive()).as(Launched.text(output)).isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    cluster.executors(0).get(0).destroyForcibly();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();

    assertThat(process.exitValue()).as(Launched.text(output)).isZero();
    assertThat(trials("wounded")).isEqualTo(trials("strict-1"));
    assertThat(study.query("SELECT count(*) > 0 FROM @trials WHERE state = 'pruned'"))
        .isEqualTo(List.of("true"));
    try (var left = Files.list(study.root().resolve("checkpoints"))) {
      assertThat(left).isEmpty();
    }
  }

  /** The same once more by Spark's own reader. */
  private static void requireEqualInSpark() {
    try (SparkSession spark = LocalSpark.session(1).getOrCreate()) {
      List<Dataset<Row>> tables =
          Stream.of("submitted", "local")
              .map(
                  name ->
                      spark
                          .read()
                          .parquet(folder.resolve(name + "/tables/trials").toString())
                          .drop(
                              "study", "started_at", "finished_at", "fit_millis", "predict_millis")
                          .orderBy("trial"))
              .toList();
      new JavaDataFrameSuiteBase().assertDataFrameDataEquals(tables.get(0), tables.get(1));
    }
  }
}
