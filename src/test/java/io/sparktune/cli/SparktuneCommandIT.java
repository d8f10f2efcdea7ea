package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads whose command line is wrong. */
final class SparktuneCommandIT {

  @TempDir private Path folder;

  private static void requireBad(InProcess answer, String... lines) {
    assertThat(answer.errLines()).containsExactly(lines);
    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void commandsThatAreNone() {
    requireBad(
        InProcess.executeWithoutSpark(),
        "name a command: run, plan, profile, simulate, replay, verify, importance, report,"
            + " compare, status, trials, export, predict, forecast, inspect, clean",
        "see sparktune --help");
    requireBad(
        InProcess.executeWithoutSpark("pla"),
        "Unmatched argument at index 0: 'pla'",
        "Did you mean: sparktune plan or sparktune replay or sparktune simulate?",
        "see sparktune --help");
    requireBad(
        InProcess.executeWithoutSpark("run"),
        "Missing required parameter: 'STUDY'",
        "see sparktune run --help");
  }

  @Test
  void studyFilesThatAreNone() {
    requireBad(
        InProcess.executeWithoutSpark("run", folder.toString()),
        folder + ": is a folder; name a study file, such as conf/digits-mlp.conf");
    requireBad(
        InProcess.executeWithoutSpark("run", folder + "/none.conf"),
        folder + "/none.conf: no such file; name a study file, such as conf/digits-mlp.conf");
    requireBad(
        InProcess.executeWithoutSpark("run", "/dev/zero"),
        "/dev/zero: is a device or a pipe; name a study file, such as conf/digits-mlp.conf, which"
            + " can be read again when the study is resumed");
  }

  @Test
  void anOutputThousandsOfFoldersDeep() {
    InProcess answer =
        InProcess.execute(
            "run", "conf/penguins.conf", "study.output=" + folder + "/a".repeat(3_000));

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.errLines())
        .singleElement()
        .asString()
        .startsWith("cannot lock " + folder + "/a/a/")
        .endsWith(
            " (File name too long); set study.output to a folder in which the study can make its"
                + " own");
  }

  @Test
  void aRunNeedsAMaster() {
    requireBad(
        InProcess.executeWithoutSpark("run", "conf/penguins.conf"),
        "spark.master is not set; start with submit-scripts/run-local.sh or spark-submit");
  }

  @Test
  void anOutputThatIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    InProcess answer = InProcess.execute("run", "conf/penguins.conf", "study.output=" + file);

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.errLines())
        .singleElement()
        .asString()
        .startsWith("cannot lock " + file + "/penguins (")
        .endsWith("); set study.output to a folder in which the study can make its own");
    assertThat(file).hasContent("mine");
  }
}
