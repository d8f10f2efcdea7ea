package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.storage.FullFileSystem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of which one folder is on a full disk. */
final class FullDiskIT {

  @TempDir private static Path folder;

  private static List<String> unbroken;

  @BeforeAll
  static void runUnbroken() throws SQLException {
    requireWhole(InProcess.execute(arguments("unbroken", folder.toString())));
    unbroken = trials("unbroken");
    assertThat(unbroken).hasSize(6);
  }

  /** Its trials pause at rungs, for which they need checkpoints. */
  private static String[] arguments(String name, String output) {
    return new String[] {
      "run",
      "conf/penguins.conf",
      "study.output=\"" + output + "\"",
      "study.name=" + name,
      "search.sampler=random",
      "search.trials=6",
      "training.epochs=4",
      "pruning.pruner={ successive-halving { trials = 6, min-epochs = 1, reduction = 2 } }",
      "pruning.fold-race=none",
      "validation.folds=2"
    };
  }

  /** Runs a study where one folder is full after so many bytes. */
  private static InProcess full(String name, String part, long bytes) {
    String impl = "spark.hadoop.fs." + FullFileSystem.SCHEME + ".impl";
    Map<String, String> spark = new LinkedHashMap<>();
    spark.put("spark.master", "local[2]");
    spark.put("spark.ui.enabled", "false");
    spark.put("spark.driver.host", "localhost");
    spark.put(impl, FullFileSystem.class.getName());
    spark.put(impl + ".disable.cache", "true");
    spark.put("spark.hadoop." + FullFileSystem.FOLDER, part);
    spark.put("spark.hadoop." + FullFileSystem.BYTES, "" + bytes);
    return InProcess.execute(
        spark, arguments(name, FullFileSystem.SCHEME + "://" + folder.toUri().getPath()));
  }

  private static void requireWhole(InProcess run) {
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }

  @Test
  void withoutRoomForCheckpoints_theStudyGoesOnToTheSameTrials_andTellsSo() throws SQLException {
    InProcess run = full("checkpoints", "/checkpoints/checkpoints/", 0);
    requireWhole(run);
    assertThat(run.out())
        .containsPattern(
            "checkpoints   \\d+ could not be written, at last: cannot write"
                + " .*\\.ckpt \\(No space left on device\\); the results are the same");
    assertThat(trials("checkpoints")).isEqualTo(unbroken);
  }

  @Test
  void withoutRoomForTheJournal_theStudyEndsWithOneLine_andResumesToTheSameTrials()
      throws SQLException {
    InProcess run = full("journal", "/journal/journal/", 9_000);
    assertThat(run.exitCode()).isEqualTo(ExitCode.STUDY_FAILED);
    assertThat(run.errLines())
        .filteredOn(line -> !line.contains(" WARN "))
        .singleElement()
        .asString()
        .startsWith("sparktune failed: cannot write the journal in ")
        .endsWith("(No space left on device); mend that, and the same command resumes the study");

    requireWhole(InProcess.execute(arguments("journal", folder.toString())));
    assertThat(trials("journal")).isEqualTo(unbroken);
  }

  private static List<String> trials(String name) throws SQLException {
    return new StudyFolder(folder.resolve(name))
        .trials().stream().map(row -> row.replaceFirst("^" + name, "")).toList();
  }
}
