package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.study.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar of {@code docs/extending}, used by spark-submit on two executor processes. */
final class ExtendingIT {

  private static final String STUDIES = "docs/extending/studies/";

  /** Epochs that a fold has behind it when its executor is killed. */
  private static final int EPOCHS_BEFORE = 4;

  @TempDir private static Path folder;

  private static Path jar;
  private static Path home;
  private static Path logging;

  @BeforeAll
  static void buildJar() throws Exception {
    jar = ExtensionProject.jar(Files.createDirectories(folder.resolve("project")));
    home = Files.createDirectories(folder.resolve("spark-home"));
    Files.createSymbolicLink(
        home.resolve("jars"), Launched.SPARK_HOME.toAbsolutePath().resolve("jars"));
    logging = folder.resolve("log4j2.properties");
    Files.writeString(
        logging,
        Files.readString(Path.of("conf/log4j2.properties"))
            + "\nlogger.training.name = io.sparktune.training\nlogger.training.level = info\n");
  }

  private static List<String> submit(String master, String... arguments) {
    List<String> command = Launched.java(Launched.SPARK_HOME + "/jars/*", List.of("-Xmx1g"));
    command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("spark.ui.enabled", "false");
    properties.put("spark.driver.host", "localhost");
    properties.put("spark.scheduler.minRegisteredResourcesRatio", "1");
    properties.put(
        "spark.executor.extraJavaOptions",
        "-XX:+UseParallelGC -XX:TieredStopAtLevel=1 -Dlog4j2.configurationFile=file:" + logging);
    properties.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    command.addAll(List.of("--jars", jar.toString(), "--class", "io.sparktune.Sparktune"));
    command.add(Launched.JAR.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static Process start(List<String> command, Path output) throws IOException {
    Map<String, String> environment = new LinkedHashMap<>(StandaloneCluster.ENVIRONMENT);
    environment.put("SPARK_HOME", home.toString());
    return Launched.start(command, output, environment);
  }

  private static void requireDone(Process process, Path output) throws InterruptedException {
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(Launched.text(output)).isTrue();
    assertThat(process.exitValue()).as(Launched.text(output)).isZero();
  }

  private static StudyFolder onTwoExecutors(String study, String... overrides) throws Exception {
    Path output = folder.resolve(study + ".txt");
    List<String> arguments =
        new ArrayList<>(List.of("run", STUDIES + study + ".conf", "study.output=" + folder));
    arguments.addAll(List.of(overrides));
    requireDone(
        start(submit("local-cluster[2,1,1024]", arguments.toArray(String[]::new)), output), output);
    return new StudyFolder(folder.resolve(study));
  }

  private static void requireTwoExecutors(StudyFolder study) throws SQLException {
    assertThat(study.query("SELECT DISTINCT executor FROM @folds ORDER BY 1"))
        .isEqualTo(List.of("0", "1"));
  }

  @Test
  void aKindOfData_isReadAndPreparedOnTwoExecutors() throws Exception {
    StudyFolder study = onTwoExecutors("libsvm");

    requireTwoExecutors(study);
    assertThat(study.query("SELECT count(*) FROM @folds WHERE state = 'complete'"))
        .isEqualTo(List.of("12"));
    assertThat(study.query("SELECT max(score) > 0.4 FROM @trials")).isEqualTo(List.of("true"));
    assertThat(study.root().resolve("models/best/preparation.json"))
        .content()
        .contains("\"divisors\"");
  }

  @Test
  void anObjective_isComputedOnTwoExecutors() throws Exception {
    StudyFolder study = onTwoExecutors("smoother");

    requireTwoExecutors(study);
    assertThat(study.query("SELECT count(*), min(score) < 0.02 FROM @trials"))
        .isEqualTo(List.of("30 | true"));
  }

  @Test
  void aKilledExecutor_neitherChangesTheTrialsNorLosesTheEpochsOfTheNetwork() throws Exception {
    String[] longer = {
      "run",
      STUDIES + "residual.conf",
      "study.output=" + folder,
      "study.strict=true",
      "training.epochs=24",
      "validation.folds=2",
      "checkpoints.every=0s",
      "search.trials=2"
    };
    Path undisturbed = folder.resolve("undisturbed.txt");
    Process whole = start(submit("local[2]", with(longer, "undisturbed")), undisturbed);
    requireDone(whole, undisturbed);
    Path output = folder.resolve("wounded.txt");
    Process process = start(submit("local-cluster[2,1,1024]", with(longer, "wounded")), output);
    StudyFolder study = new StudyFolder(folder.resolve("wounded"));
    await(() -> foldsInTraining(study).size() >= 2, process, output);
    List<ProcessHandle> executors = executors(process);
    assertThat(executors).hasSize(2);
    executors.get(0).destroyForcibly();
    requireDone(process, output);

    StudyFolder expected = new StudyFolder(folder.resolve("undisturbed"));
    assertThat(named(study.trials())).isEqualTo(named(expected.trials())).hasSize(2);
    assertThat(named(study.folds())).isEqualTo(named(expected.folds())).hasSize(4);
    assertThat(executorLogs())
        .filteredOn(line -> line.contains(" resumes after epoch "))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(Integer.parseInt(line.replaceFirst(".* resumes after epoch ", "")))
                    .isGreaterThanOrEqualTo(EPOCHS_BEFORE));
    predict(study);
  }

  @Test
  void aKilledExecutor_losesNoTrialOfAnObjective() throws Exception {
    String[] longer = {
      "run",
      STUDIES + "smoother.conf",
      "study.output=" + folder,
      "study.strict=true",
      "objective.points=4000",
      "search.trials=12"
    };
    Path undisturbed = folder.resolve("objective.txt");
    requireDone(start(submit("local[2]", with(longer, "objective")), undisturbed), undisturbed);
    Path output = folder.resolve("wounded-objective.txt");
    Process process =
        start(submit("local-cluster[2,1,1024]", with(longer, "wounded-objective")), output);
    StudyFolder study = new StudyFolder(folder.resolve("wounded-objective"));
    await(() -> hasATrial(study), process, output);
    executors(process).get(0).destroyForcibly();
    requireDone(process, output);

    List<String> expected = named(new StudyFolder(folder.resolve("objective")).trials());
    assertThat(named(study.trials())).isEqualTo(expected).hasSize(12);
  }

  private static boolean hasATrial(StudyFolder study) throws IOException {
    return Files.exists(study.root().resolve("journal"))
        && study.count(Event.FoldFinished.class) > 0;
  }

  private static String[] with(String[] arguments, String name) {
    return Stream.concat(Stream.of(arguments), Stream.of("study.name=" + name))
        .toArray(String[]::new);
  }

  /** Rows of a table without the name of the study. */
  private static List<String> named(List<String> rows) {
    return rows.stream().map(row -> row.replaceFirst("^[\\w-]+", "")).toList();
  }

  /** A state of a study that a test waits for. */
  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition, Process process, Path output) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!condition.holds()) {
      assertThat(process.isAlive()).as(Launched.text(output)).isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** The folds that have some epochs behind them and are not over. */
  private static Set<List<Integer>> foldsInTraining(StudyFolder study) throws IOException {
    Set<List<Integer>> folds = new HashSet<>();
    if (Files.exists(study.root().resolve("journal"))) {
      for (Event event : study.events()) {
        if (event instanceof Event.EpochsScored scored && scored.kept().epoch() >= EPOCHS_BEFORE) {
          folds.add(List.of(scored.trial(), scored.fold()));
        } else if (event instanceof Event.FoldFinished finished) {
          folds.remove(List.of(finished.result().trial(), finished.result().fold()));
        }
      }
    }
    return folds;
  }

  private static List<ProcessHandle> executors(Process driver) {
    return driver
        .descendants()
        .filter(child -> child.info().commandLine().orElse("").contains("--executor-id"))
        .toList();
  }

  private static List<String> executorLogs() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(home.resolve("work"))) {
      for (Path file : files.filter(path -> path.endsWith("stderr")).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  @Test
  void aNetworkOfAClass_isTrainedOnTwoExecutorsAndPredicts() throws Exception {
    StudyFolder study = onTwoExecutors("funnel");

    requireTwoExecutors(study);
    assertThat(study.query("SELECT count(*) FROM @folds WHERE state = 'complete'"))
        .isEqualTo(List.of("4"));
    predict(study);
  }

  private static void predict(StudyFolder study) throws Exception {
    Path output = folder.resolve("predict.txt");
    String model = study.root().resolve("models/best").toString();
    String predictions = study.root().resolve("predictions").toString();
    requireDone(
        start(
            submit("local[2]", "predict", model, "data-samples/tabular/churn.csv", predictions),
            output),
        output);
    assertThat(Launched.text(output)).contains("5,000 predictions");
  }
}
