package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.sections.Kinds;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.lake.sinks.ConfiguredSink;
import io.sparktune.lake.sinks.delta.DeltaSettings;
import io.sparktune.lake.sinks.iceberg.IcebergSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Study files that name places beside the study's own tables. */
final class SinksOfStudyFileTest {

  private static final String STUDY =
      """
      study.goal = "maximize accuracy"
      data { path = x, target = y }
      model.units = { int = [1, 9] }
      """;

  private static final String SINKS =
      """
      sinks = [
        { delta { path = "s3a://lake/studies", every = 1m } }
        { iceberg { database = lake.db.studies, tables = [trials, epochs] } }
      ]
      """;

  @Test
  void eachHasItsOwnKeysAndItsInterval() {
    assertThat(Studies.read(STUDY + SINKS).sinks())
        .containsExactly(
            new ConfiguredSink(
                "sinks.0.delta",
                new DeltaSettings("s3a://lake/studies", List.of("trials", "folds")),
                Duration.ofMinutes(1)),
            new ConfiguredSink(
                "sinks.1.iceberg",
                new IcebergSettings("lake.db.studies", List.of("trials", "epochs")),
                Duration.ofMinutes(5)));
    assertThat(Studies.read(STUDY).sinks()).isEmpty();
  }

  @Test
  void theyMayChangeBetweenRuns_andAreNoPartOfTheWinnersFile() {
    StudyFile study = Studies.read(STUDY + SINKS);
    assertThat(study.fingerprint()).isEqualTo(Studies.read(STUDY).fingerprint());
    assertThat(Studies.read(study.resolvedText()).sinks()).isEqualTo(study.sinks());
    assertThat(Studies.read(study.withValues(Studies.values("model.units", 3L), 7)).sinks())
        .isEmpty();
  }

  @Test
  void anOverrideMayReplaceThem() {
    StudyFile study =
        StudyFile.read(
            "conf/my.conf",
            STUDY + SINKS,
            List.of("sinks = [{ delta { path = elsewhere } }]"),
            Set.of(),
            Kinds.builtIn());
    assertThat(study.sinks()).extracting(ConfiguredSink::key).containsExactly("sinks.0.delta");
  }

  @Test
  void aProblemOfASinkHasItsLine() {
    assertThat(Studies.read(STUDY + SINKS).problem("sinks.1.iceberg", "is far away"))
        .matches("[^:]+:6: sinks.1.iceberg: is far away");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ delta { path = x } } | sinks: got {\"delta\":{\"path\":\"x\"}}, wanted a list",
        "[delta] | sinks.0.delta.path: missing, wanted the folder of the tables",
        "[{ detla { path = x } }] | sinks.0.detla: unknown key; did you mean sinks.0.delta?",
        "[{ delta { path = x }, iceberg {} }] | sinks.0: got delta and iceberg, wanted exactly one",
        "[{ delta { path = x, tabels = [folds] } }] | did you mean sinks.0.delta.tables?",
        "[{ delta { path = x, tables = [fold] } }] | sinks.0.delta.tables: got [\"fold\"], wanted",
        "[{ delta { path = x, tables = [] } }] | sinks.0.delta.tables: got [], wanted some of",
        "[{ delta { path = x, every = 1s } }] | sinks.0.delta.every: got \"1s\", wanted a duration",
        "[{ iceberg { database = studies } }] | wanted the database of the tables with its catalog",
        "[{ delta { path = \"s3a://key:secret@lake/x\" } }] | sinks.delta.path: holds a credential",
        "[{ delta { path = { choice = [a, b] } } }] | sinks.0.delta.path: got a range, wanted"
      })
  void whatIsWrong_isToldWithItsKey(String sinks, String message) {
    assertThatThrownBy(() -> Studies.read(STUDY + "sinks = " + sinks))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining(message);
  }

  @Test
  void theFileOfAnExport_mayHaveOtherKeys_butNeedsSinks() {
    SinksFile file = SinksFile.read("lake.conf", STUDY + SINKS, Set.of(), Kinds.builtIn());
    assertThat(file.sinks()).isEqualTo(Studies.read(STUDY + SINKS).sinks());
    assertThat(file.problem("sinks.0.delta", "is away"))
        .isEqualTo("lake.conf:5: sinks.0.delta: is away");
    assertThatThrownBy(() -> SinksFile.read("lake.conf", STUDY, Set.of(), Kinds.builtIn()))
        .hasMessageContaining("lake.conf: sinks: missing, wanted a list of sinks");
  }
}
