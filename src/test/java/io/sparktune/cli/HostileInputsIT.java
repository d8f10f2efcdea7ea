package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.NamedClasses;
import io.sparktune.run.TunedModel;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Inputs of somebody who means harm, some 500 of them: each ends a command with a few short lines
 * and no trace, within bounded time and memory, and none has a class loaded by its name.
 */
final class HostileInputsIT {

  private static final int LONGEST_LINE = 2_100;
  private static final int MOST_LINES = 21;

  @TempDir private static Path folder;

  private static Path study;
  private static Path run;

  /** The name of its journal's only file. */
  private static String journal;

  @BeforeAll
  static void runAStudy() throws IOException, InterruptedException {
    study =
        Files.writeString(
            folder.resolve("small.conf"),
            HostileStudies.GOOD
                + "study.output = \"%s\", model { layers = 1, units = { int = [2, 4] } }\n"
                    .formatted(folder)
                + "training.epochs = 1, validation.folds = 2, search.trials = 1");
    run = folder.resolve("small");
    assertThat(InProcess.execute("run", study.toString()).exitCode()).isZero();
    try (Stream<Path> files = Files.list(run.resolve("journal"))) {
      journal = "journal/" + files.findFirst().orElseThrow().getFileName();
    }
    assertThat(new ProcessBuilder("mkfifo", folder + "/pipe").start().waitFor()).isZero();
    Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));
    Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
  }

  private static void requireRefusal(String title, InProcess answer) {
    assertThat(answer.exitCode()).as("%s: %s", title, answer).isIn(1, 2);
    assertThat(answer.out()).as(title).isEmpty();
    assertThat(answer.errLines())
        .as(title)
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(MOST_LINES)
        .allSatisfy(
            line ->
                assertThat(line)
                    .hasSizeLessThan(LONGEST_LINE)
                    .doesNotStartWith("\tat ")
                    .doesNotContain("Exception in thread", "details in"));
  }

  @Test
  void studyFiles() throws IOException {
    Path file = folder.resolve("hostile.conf");
    for (Map.Entry<String, byte[]> hostile :
        HostileStudies.files(new SplittableRandom(14)).entrySet()) {
      Files.write(file, hostile.getValue());
      InProcess answer = InProcess.executeWithoutSpark("plan", file.toString());
      requireRefusal(hostile.getKey(), answer);
      assertThat(answer.exitCode()).as(hostile.getKey()).isEqualTo(2);
    }
  }

  @Test
  void overrides() {
    HostileStudies.overrides(new SplittableRandom(15))
        .forEach(
            (title, override) ->
                requireRefusal(
                    title, InProcess.executeWithoutSpark("plan", study.toString(), override)));
  }

  @Test
  void pathsOfStudyFilesAndRuns() {
    for (String path : HostileStudies.paths(folder)) {
      for (String command : List.of("plan", "importance", "replay")) {
        requireRefusal(command + " " + path, InProcess.executeWithoutSpark(command, path));
      }
    }
  }

  @Test
  void filesOfARun() throws IOException {
    Path hostile = Files.createDirectories(folder.resolve("hostile-run/journal")).getParent();
    for (String target : List.of("/dev/zero", folder + "/pipe", folder.toString(), "/nowhere")) {
      for (String name : List.of("study.conf", journal)) {
        Files.copy(run.resolve("study.conf"), hostile.resolve("study.conf"));
        Files.deleteIfExists(hostile.resolve(name));
        Files.createSymbolicLink(hostile.resolve(name), Path.of(target));
        for (String command : List.of("importance", "replay")) {
          InProcess answer = InProcess.executeWithoutSpark(command, hostile.toString());
          requireRefusal(command + " with " + name + " -> " + target, answer);
          assertThat(answer.exitCode()).as("%s -> %s", name, target).isEqualTo(2);
        }
        Files.delete(hostile.resolve(name));
        Files.deleteIfExists(hostile.resolve("study.conf"));
      }
    }
  }

  @Test
  void pipesAndFoldersInPlaceOfARunsFiles() throws IOException {
    for (String name : List.of("manifest.json", "models/best/model.zip")) {
      Path kept = Files.move(run.resolve(name), folder.resolve("kept"));
      Files.createSymbolicLink(run.resolve(name), folder.resolve("pipe"));
      InProcess answer = InProcess.executeWithoutSpark("verify", run.toString());
      Files.move(kept, run.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      requireRefusal(name, answer);
      assertThat(answer.exitCode()).isEqualTo(2);
      assertThat(answer.err().strip())
          .isEqualTo(
              "cannot read "
                  + run.resolve(name)
                  + " (it is a device or a pipe); move it elsewhere, and try again");
    }
    Path lock = run.resolve(".lock");
    Files.delete(lock);
    for (String target : List.of("pipe", "small/journal")) {
      Files.createSymbolicLink(lock, folder.resolve(target));
      InProcess answer = InProcess.execute("run", study.toString());
      Files.delete(lock);
      assertThat(answer.exitCode()).as("%s", answer).isEqualTo(2);
      assertThat(answer.err())
          .contains("cannot lock " + run + " (" + lock + " is a ")
          .endsWith("); move it elsewhere, and try again\n");
    }
    Files.createFile(lock);
    Path next = run.resolve(journal.replace("000001-", "000002-"));
    Files.createSymbolicLink(next, folder.resolve("pipe"));
    InProcess answer = InProcess.execute("run", study.toString());
    Files.delete(next);
    assertThat(answer.exitCode()).as("%s", answer).isEqualTo(2);
    assertThat(answer.err()).endsWith(": no driver wrote this file; move it elsewhere\n");
  }

  @Test
  void modelFolders() throws IOException {
    HostileModels models = HostileModels.of(run.resolve("models/best"));
    try (SparkSession spark = session()) {
      int refused = 0;
      for (Map.Entry<String, Map<String, byte[]>> model : models.withOtherFiles().entrySet()) {
        assertThat(isRefused(model.getKey(), model.getValue(), spark)).as(model.getKey()).isTrue();
      }
      for (Map.Entry<String, Map<String, byte[]>> model :
          models.withOtherValues(150, new SplittableRandom(16)).entrySet()) {
        refused += isRefused(model.getKey(), model.getValue(), spark) ? 1 : 0;
      }
      assertThat(refused).as("changes that matter").isGreaterThan(75);
      for (String target : List.of("/dev/zero", folder + "/pipe", folder.toString(), "/proc")) {
        Path model = write(models.good());
        Files.delete(model.resolve("model.zip"));
        Files.createSymbolicLink(model.resolve("model.zip"), Path.of(target));
        assertThat(isRefused(target, model, spark)).as(target).isTrue();
        Files.delete(model.resolve("model.zip"));
      }
      assertThat(isRefused("good", models.good(), spark)).isFalse();
    }
  }

  @Test
  void aHostileModelEndsTheCommand() throws IOException {
    Path model = write(HostileModels.of(run.resolve("models/best")).good());
    Files.writeString(
        model.resolve("labels.json"),
        Files.readString(model.resolve("labels.json")).replaceFirst("\\[[^]]*]", "null"));
    InProcess answer =
        InProcess.execute(
            "predict",
            model.toString(),
            "data-samples/tabular/penguins.csv",
            folder.resolve("predictions.csv").toString());
    requireRefusal("predict", answer);
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err().strip())
        .isEqualTo(
            model
                + ": labels.json is damaged: Invalid `null` value encountered for property"
                + " \"labels\"; name a whole models/best folder");
    assertThat(folder.resolve("predictions.csv")).doesNotExist();
  }

  @Test
  void namesOfClassesInFilesOfAModel() throws IOException {
    assertThat(NamedClasses.areFound()).isTrue();
    HostileModels models = HostileModels.of(run.resolve("models/best"));
    try (SparkSession spark = session()) {
      models
          .withNamesOfClasses()
          .forEach(
              (title, model) ->
                  assertThat(NamedClasses.loadedBy(() -> isRefused(title, model, spark)))
                      .as(title)
                      .isEmpty());
    }
  }

  @Test
  void namesOfClassesInFilesOfARun() throws IOException {
    Path named = Files.createDirectories(folder.resolve("named/journal")).getParent();
    String events = Files.readString(run.resolve(journal));
    for (String form : NamedClasses.forms(NamedClasses.MARKED).values()) {
      String hocon =
          "study.goal = %s, model = %s, training.updater = %s\n".formatted(form, form, form);
      for (String conf : List.of("study.conf", "best.conf")) {
        Files.writeString(named.resolve(conf), hocon);
        Files.writeString(named.resolve(journal), events + form + "\n" + form);
        for (String[] command :
            List.of(
                new String[] {"plan", named.resolve(conf).toString()},
                new String[] {"replay", named.toString()})) {
          assertThat(
                  NamedClasses.loadedBy(
                      () -> requireRefusal(form, InProcess.executeWithoutSpark(command))))
              .as(form)
              .isEmpty();
        }
      }
    }
  }

  private static SparkSession session() {
    return LocalSpark.session(1).getOrCreate();
  }

  private static Path write(Map<String, byte[]> files) {
    Path model = folder.resolve("model");
    try {
      Files.createDirectories(model);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(model.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return model;
  }

  private static boolean isRefused(String title, Map<String, byte[]> files, SparkSession spark) {
    return isRefused(title, write(files), spark);
  }

  /** Whether a model is refused with one line; otherwise it can be used. */
  private static boolean isRefused(String title, Path model, SparkSession spark) {
    try {
      assertThat(TunedModel.of(model.toString(), spark).features()).as(title).isNotNull();
      return false;
    } catch (BadInput e) {
      assertThat(e.problems()).as(title).hasSize(1);
      assertThat(e.problems().get(0)).as(title).hasSizeLessThan(LONGEST_LINE).doesNotContain("\n");
      return true;
    }
  }
}
