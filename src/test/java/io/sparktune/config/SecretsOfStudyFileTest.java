package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparktune.config.text.Permission;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.space.Values;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a study keeps and tells of values that are for nobody to read. */
final class SecretsOfStudyFileTest {

  /** A variable that every process has. */
  private static final String VALUE = System.getenv("PATH");

  private static final String REMEDY =
      "holds a credential; the study keeps copies of its file: set an environment variable to it,"
          + " write ${NAME} in its place and permit that with --allow-environment";

  private static StudyFile read(String settings, String... overrides) {
    return StudyFile.read(
        "small.conf",
        "study.goal = \"maximize accuracy\"\ndata.target = species\n" + settings,
        List.of(overrides),
        Set.of(Permission.ENVIRONMENT));
  }

  private static String best(StudyFile file) {
    return file.withValues(new Values(Map.of()), 0, path -> "file:/work/" + path);
  }

  @Test
  void theKeptFiles_haveTheReference_whichIsResolvedAgain() {
    StudyFile file =
        read(
            """
            data.path = ${PATH}"/"${?PATH}/rows.csv
            model.activation = relu
            data.test = ${PATH}
            """);

    assertThat(file.data().rows().place()).startsWith(VALUE + "/" + VALUE + "/rows.csv");
    assertThat(file.resolvedText())
        .contains("path = ${PATH}\"/\"${PATH}\"/rows.csv\"\n", "test = ${PATH}\n")
        .doesNotContain(VALUE);
    assertThat(best(file)).contains("path = ${PATH}\"/\"").doesNotContain(VALUE);
    StudyFile again =
        StudyFile.read(
            "small.conf", file.resolvedText(), List.of(), Set.of(Permission.ENVIRONMENT));
    assertThat(again.data().rows().place()).isEqualTo(file.data().rows().place());
    assertThat(again.fingerprint()).isEqualTo(file.fingerprint());
  }

  @Test
  void placesInTheMiddleOfAPath_andOverrides_haveItToo() {
    StudyFile file = read("data.path = [rows/${PATH}.csv, other.csv]", "data.test=${PATH}");

    assertThat(best(file))
        .contains("[\"file:/work/rows/\"${PATH}\".csv\", \"file:/work/other.csv\"]")
        .contains("test = ${PATH}")
        .doesNotContain(VALUE);
  }

  @Test
  void aStudyIsKnownAgain_whereverItsRowsAre_butNotWithOtherSettings() {
    StudyFile home = read("data.path = ${PATH}/rows.csv, data.ignore = [${PATH}]");
    StudyFile literal = read("data.path = ${PATH}/rows.csv, data.ignore = [other]");
    StudyFile reference = read("data.path = ${PATH}/rows.csv, data.ignore = [\"" + VALUE + "\"]");
    StudyFile written =
        read("data.path = \"" + VALUE + "/rows.csv\", data.ignore = [\"" + VALUE + "\"]");

    assertThat(home.fingerprint())
        .isEqualTo(reference.fingerprint())
        .isNotEqualTo(literal.fingerprint())
        .isNotEqualTo(written.fingerprint());
    assertThat(home.hasFingerprint(written.fingerprint())).isTrue();
    assertThat(home.hasFingerprint(literal.fingerprint())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3a://me:hunter2@bucket/x.csv",
        "s3a://AKIAIOSFODNN7EXAMPLE:a/b@bucket/x.csv",
        "https://x.blob.core.windows.net/a?sv=2022&sig=hunter2",
        "https://b/x?X-Amz-Signature=hunter2",
      })
  void credentialsInAFile_areRefused_withTheRemedy(String path) {
    assertThatExceptionOfType(StudyFileError.class)
        .isThrownBy(() -> read("data.path = \"" + path + "\""))
        .withMessage("small.conf:3: data.path: " + REMEDY);
    assertThatExceptionOfType(StudyFileError.class)
        .isThrownBy(() -> read("", "data.path=" + path))
        .withMessageEndingWith(": data.path: " + REMEDY)
        .withMessageNotContaining("hunter2");
  }

  @Test
  void aPlaceWithAUserOnly_isNone() {
    assertThat(read("data.path = \"abfss://box@account.dfs.core.windows.net/x.csv\"").data())
        .isNotNull();
    assertThat(read("data.path = \"hdfs://name:8020/me@corp/x.csv\"").data()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "data.pasword=hunter2 | override \"data.pasword=...\": data.pasword: unknown key",
        "dta.path=hunter2 | override \"dta.path=...\": dta: unknown key; did you mean data?",
        "hunter2 | override 1: wanted key=value",
        "data.target=\"hunter2 | override \"data.target=...\": no HOCON: Expecting a value but got"
            + " wrong token: ...",
        "training.updater=${PATH} | override \"training.updater=${PATH}\": training.updater: got"
            + " \"${PATH}\"",
      })
  void whatIsMistyped_isNotEchoed(String override, String problem) {
    assertThatExceptionOfType(StudyFileError.class)
        .isThrownBy(() -> read("data.path = x.csv", override))
        .satisfies(
            error ->
                assertThat(error)
                    .hasMessageStartingWith(problem)
                    .message()
                    .doesNotContain("hunter2")
                    .doesNotContain(VALUE));
  }

  @Test
  void textsOfTheEnvironment_areNoValuesOfTrials() {
    assertThatExceptionOfType(StudyFileError.class)
        .isThrownBy(
            () -> read("data.path = x.csv\nmodel.activation = { choice = [relu, ${PATH}] }"))
        .withMessage(
            "small.conf:4: model.activation.choice: comes from the environment, and the values of"
                + " trials are kept in tables; write the value out");
  }
}
