package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of pictures with all that is random in them, on different numbers of slots. */
final class PicturesInStrictModeIT {

  private static final int COUNT = 48;
  private static final int SIDE = 8;
  private static final int IDX_IMAGES = 0x803;
  private static final int IDX_LABELS = 0x801;

  private static final String STUDY =
      """
      study { name = pictures, goal = "minimize log-loss", strict = true, window = 3 }
      data { kind = images, path = "%s" }
      prepare.scale = standard
      augment {
        horizontal-flip.probability = 0.5, rotation.probability = 0.5, noise.probability = 0.5
        mixup.probability = 0.5
      }
      model { kind = cnn, blocks = 1, filters = 4, batch-normalisation = true, dropout = 0.2 }
      training { epochs = 3, batch-size = 8, learning-rate = { real = [1e-3, 1e-1], scale = log } }
      validation.folds = 3
      search { trials = 4, sampler = { tpe { startup-trials = 2 } } }
      """;

  @TempDir private static Path folder;

  private static StudyFolder one;

  @BeforeAll
  static void write() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    try (DataOutputStream pixels = new DataOutputStream(images);
        DataOutputStream classes = new DataOutputStream(labels)) {
      for (int header : new int[] {IDX_IMAGES, COUNT, SIDE, SIDE}) {
        pixels.writeInt(header);
      }
      classes.writeInt(IDX_LABELS);
      classes.writeInt(COUNT);
      for (int row = 0; row < COUNT; row++) {
        classes.writeByte(row % 3);
        for (int i = 0; i < SIDE * SIDE; i++) {
          pixels.writeByte(random.nextInt(160) + row % 3 * 40);
        }
      }
    }
    Files.write(folder.resolve("images-idx3-ubyte"), images.toByteArray());
    Files.write(folder.resolve("labels-idx1-ubyte"), labels.toByteArray());
    Files.writeString(
        folder.resolve("pictures.conf"), STUDY.formatted(folder.resolve("images-idx3-ubyte")));
    one = study(1);
  }

  private static StudyFolder study(int slots) {
    Path output = folder.resolve("slots-" + slots);
    InProcess answer =
        InProcess.execute(
            Map.of(
                "spark.master", "local[" + slots + "]",
                "spark.ui.enabled", "false",
                "spark.driver.host", "localhost"),
            "run",
            folder.resolve("pictures.conf").toString(),
            "study.output=" + output);
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    return new StudyFolder(output.resolve("pictures"));
  }

  private static void requireSame(StudyFolder other) throws Exception {
    assertThat(other.trials()).isEqualTo(one.trials()).hasSize(4);
    assertThat(other.folds()).isEqualTo(one.folds()).hasSize(12);
    for (String file : List.of("model.zip", "preparation.json")) {
      assertThat(other.root().resolve("models/best").resolve(file))
          .hasSameBinaryContentAs(one.root().resolve("models/best").resolve(file));
    }
  }

  @Test
  void fourSlotsGiveTheTrialsTheFoldsAndTheModelOfOne() throws Exception {
    requireSame(study(4));
  }

  @Test
  void twoExecutorProcessesDoSo() throws Exception {
    Path home = Files.createDirectories(folder.resolve("spark-home"));
    Files.createSymbolicLink(
        home.resolve("jars"), Launched.SPARK_HOME.toAbsolutePath().resolve("jars"));
    List<String> command = Launched.java(Launched.SPARK_HOME + "/jars/*", List.of("-Xmx1g"));
    command.addAll(
        List.of("org.apache.spark.deploy.SparkSubmit", "--master", "local-cluster[2,1,1024]"));
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    command.addAll(List.of("--conf", "spark.driver.host=localhost"));
    command.addAll(List.of("--conf", "spark.scheduler.minRegisteredResourcesRatio=1"));
    command.addAll(List.of("--class", "io.sparktune.Sparktune", Launched.JAR.toString(), "run"));
    command.add(folder.resolve("pictures.conf").toString());
    command.add("study.output=" + folder.resolve("processes"));
    Map<String, String> environment = new LinkedHashMap<>(StandaloneCluster.ENVIRONMENT);
    environment.put("SPARK_HOME", home.toString());
    Path output = folder.resolve("processes.txt");
    Process process = Launched.start(command, output, environment);
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(Launched.text(output)).isTrue();
    assertThat(process.exitValue()).as(Launched.text(output)).isZero();
    StudyFolder study = new StudyFolder(folder.resolve("processes/pictures"));
    assertThat(study.query("SELECT DISTINCT executor FROM @folds ORDER BY 1"))
        .isEqualTo(List.of("0", "1"));
    requireSame(study);
  }
}
