package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.study.events.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signals as a terminal sends them: to all processes of the command, those included that Hadoop's
 * own local file system would start for each file.
 */
final class TerminalSignalsIT {

  private static final int CTRL_C = 3;
  private static final int TRIALS = 4;

  @TempDir private Path folder;

  private List<String> command() {
    return Launched.local(
        "local[2]",
        "run",
        "conf/penguins.conf",
        "study.output=" + folder,
        "study.name=ended",
        "validation.folds=2",
        "training.epochs=40",
        "training.engine=deeplearning4j", // there must be something to break off
        "training.early-stopping.patience=0",
        "search.trials=" + TRIALS);
  }

  /** The command in a pseudo-terminal; whoever writes to the process is at the keyboard. */
  private static List<String> inTerminal(List<String> command) {
    String line =
        command.stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" ", "exec ", ""));
    return List.of("script", "--quiet", "--return", "--flush", "--command", line, "/dev/null");
  }

  /** Found first where a {@code chmod} is asked for; leaves a mark, and is slow to be hit. */
  private Map<String, String> slowChmod() throws IOException {
    Path programs = Files.createDirectories(folder.resolve("bin"));
    Path chmod = programs.resolve("chmod");
    Files.writeString(
        chmod, "#!/bin/sh\ntouch '" + mark() + "'\nsleep 0.3\nexec /bin/chmod \"$@\"\n");
    Files.setPosixFilePermissions(chmod, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Map.of("PATH", programs + ":" + System.getenv("PATH"));
  }

  private Path mark() {
    return folder.resolve("chmod-was-started");
  }

  private long foldsDone() throws IOException {
    return Files.exists(folder.resolve("ended/journal"))
        ? new StudyFolder(folder.resolve("ended")).count(Event.FoldFinished.class)
        : 0;
  }

  private void awaitFolds(Process process, Path output, long folds) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (foldsDone() < folds) {
      assertThat(process.isAlive()).as(Launched.text(output)).isTrue();
      assertThat(System.nanoTime()).as("no %s folds in three minutes", folds).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static void requireStopped(Process process, Path output) throws InterruptedException {
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(Launched.text(output)).isTrue();
    assertThat(process.exitValue()).as(Launched.text(output)).isEqualTo(ExitCode.STOPPED_EARLY);
    assertThat(Launched.text(output))
        .contains("stopped with", "of " + TRIALS + " trials; the same command resumes it")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void ctrlCAndAClosedTerminalEndAStudyWithThree() throws IOException, InterruptedException {
    Map<String, String> environment = slowChmod();
    Path output = folder.resolve("output.txt");
    Process interrupted = Launched.start(inTerminal(command()), output, environment);
    try (OutputStream keyboard = interrupted.getOutputStream()) {
      awaitFolds(interrupted, output, 1);
      keyboard.write(CTRL_C);
      keyboard.flush();
      requireStopped(interrupted, output);
    }

    long before = foldsDone();
    Process hungUp = Launched.start(command(), output, environment);
    awaitFolds(hungUp, output, before + 1);
    new ProcessBuilder("kill", "-HUP", String.valueOf(hungUp.pid())).start().waitFor();
    requireStopped(hungUp, output);

    assertThat(Launched.text(output)).contains("resumed after");
    assertThat(mark()).as("no process is started for a file").doesNotExist();
  }
}
