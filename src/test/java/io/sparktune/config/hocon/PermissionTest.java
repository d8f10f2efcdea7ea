package io.sparktune.config.hocon;

import static io.sparktune.config.Studies.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.StudyFile;
import io.sparktune.config.text.Permission;
import io.sparktune.config.text.StudyFileError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PermissionTest {

  private static final String REST =
      "study { name = a, goal = \"maximize accuracy\" }, data { path = x, target = y }\n";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("my.conf");
  }

  private StudyFile read(String text) {
    EnumSet<Permission> all = EnumSet.allOf(Permission.class);
    return StudyFile.read(file.toString(), REST + text, List.of(), all);
  }

  @Test
  void aFileBesideCanBeIncluded() throws IOException {
    Files.createDirectories(folder.resolve("parts"));
    Files.writeString(folder.resolve("parts/training.conf"), "training { epochs = 3 }");
    StudyFile study = read("include \"parts/training.conf\"\ntraining.batch-size = 8");
    assertThat(study.trialSettings().apply(values()).training().epochs()).isEqualTo(3);
    assertThat(study.trialSettings().apply(values()).training().batchSize()).isEqualTo(8);
  }

  @Test
  void problemsOfAnIncludedFileNameIt() throws IOException {
    Files.writeString(folder.resolve("part.conf"), "training {\n epoch = 3 }");
    assertThatThrownBy(() -> read("include file(\"part.conf\")"))
        .hasMessage(
            folder.resolve("part.conf")
                + ":2: training.epoch: unknown key; did you mean training.epochs?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "include \"/etc/hosts\"|/etc/hosts: only files beside or below this one can be included",
        "include file(\"../x.conf\")|../x.conf: only files beside or below this one can be"
            + " included",
        "include \"a/../../x.conf\"|a/../../x.conf: only files beside or below this one can be"
            + " included",
        "include url(\"file:/etc/hosts\")|file:/etc/hosts: only files beside or below this one can"
            + " be included",
        "include \"http://localhost/x\"|http://localhost/x: only files beside or below this one can"
            + " be included",
        "include classpath(\"reference.conf\")|reference.conf: only files beside or below this one"
            + " can be included",
        "include \"nowhere.conf\"|nowhere.conf: cannot be read",
      })
  void nothingElseCanBeIncluded(String statement, String problem) {
    assertThatThrownBy(() -> read(statement))
        .isInstanceOf(StudyFileError.class)
        .hasMessage(file + ":2: include of " + problem);
  }

  @Test
  void filesThatIncludeEachOtherComeToAnEnd() throws IOException {
    Files.writeString(folder.resolve("a.conf"), "include \"a.conf\"");
    assertThatThrownBy(() -> read("include \"a.conf\""))
        .isInstanceOf(StudyFileError.class)
        .hasMessage(folder.resolve("a.conf") + ":1: include of a.conf: too many includes");
  }

  @Test
  void theEnvironmentCanBeRead() {
    // OMP_NUM_THREADS is set for every test and names a number; PATH is set everywhere.
    StudyFile study = read("study { seed = ${OMP_NUM_THREADS}, output = ${PATH} }");
    assertThat(study.study().seed()).isEqualTo(Long.parseLong(System.getenv("OMP_NUM_THREADS")));
    assertThat(study.study().output()).isEqualTo(System.getenv("PATH"));
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    assertThatThrownBy(() -> read("study.output = ${SPARKTUNE_NO_SUCH}"))
        .hasMessage(
            file
                + ":2: ${SPARKTUNE_NO_SUCH} names neither a value of the file nor an environment"
                + " variable");
  }

  @Test
  void anOptionalVariableThatIsNotSetLeavesTheValueBefore() {
    StudyFile study = read("study.seed = 5\nstudy.seed = ${?SPARKTUNE_NO_SUCH}");
    assertThat(study.study().seed()).isEqualTo(5);
  }
}
