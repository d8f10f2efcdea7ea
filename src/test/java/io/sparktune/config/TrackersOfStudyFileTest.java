package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.text.Permission;
import io.sparktune.lake.sinks.ConfiguredSink;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrackersOfStudyFileTest {

  @Test
  void aTrackerIsNamedWithOrWithoutKeys() {
    List<ConfiguredSink> sinks =
        Studies.with(
                "sinks = [tensorboard, { tensorboard { folder = \"hdfs:///boards\" } },"
                    + " { mlflow { uri = \"https://mlflow.example.org/team/\" } }]")
            .sinks();
    assertThat(sinks)
        .extracting(ConfiguredSink::place)
        .containsExactly(
            "event files in the study's folder tensorboard",
            "event files in hdfs:///boards",
            "MLflow runs at https://mlflow.example.org/team");
  }

  @Test
  void credentialsComeFromTheEnvironment() {
    StudyFile file =
        StudyFile.read(
            "small.conf",
            """
            study.goal = "maximize accuracy"
            data { path = x, target = y }
            sinks = [{ mlflow { uri = "http://mlflow:5000", token = ${PATH} } }]
            """,
            List.of(),
            Set.of(Permission.ENVIRONMENT));
    assertThat(file.resolvedText())
        .contains("token = ${PATH}")
        .doesNotContain(System.getenv("PATH"));
    assertThat(file.sinks().toString()).doesNotContain(System.getenv("PATH"));
  }

  @Test
  void aPasswordNeedsAUser() {
    assertThatThrownBy(
            () ->
                StudyFile.read(
                    "small.conf",
                    "study.goal = \"maximize accuracy\", data { path = x, target = y }\n"
                        + "sinks = [{ mlflow { uri = \"http://m\", password = ${PATH} } }]",
                    List.of(),
                    Set.of(Permission.ENVIRONMENT)))
        .hasMessageContaining("small.conf:2: sinks.0.mlflow.password: has no user; set user too")
        .hasMessageNotContaining(System.getenv("PATH"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mlflow { uri = nowhere } | conf/my.conf:2: sinks.0.mlflow.uri: got \"nowhere\","
            + " wanted the address of a server, such as http://mlflow:5000",
        "mlflow { uri = \"file:///mlruns\" } | conf/my.conf:2: sinks.0.mlflow.uri: got",
        "mlflow {} | sinks.0.mlflow.uri",
        "mlflow { uri = \"http://m:5000\", urn = x } | conf/my.conf:2: sinks.0.mlflow.urn: unknown"
            + " key; did you mean sinks.0.mlflow.uri?",
        "mlflow { uri = \"http://m:5000\", register = \"a/b\" }"
            + " | conf/my.conf:2: sinks.0.mlflow.register: got \"a/b\", wanted a name",
        "mlflow { uri = \"http://m:5000\", experiment = \"\" }"
            + " | conf/my.conf:2: sinks.0.mlflow.experiment: got \"\", wanted a name",
        "mlflow { uri = \"http://m:5000\", user = anna, password = geheim }"
            + " | conf/my.conf:2: sinks.mlflow.password: holds a credential",
        "mlflow { uri = \"http://anna:geheim@m:5000\" } | holds a credential",
        "tensorboard { folder = 3, every = 1s } | conf/my.conf:2: sinks.0.tensorboard.every: got"
            + " \"1s\"",
        "tensorflow {} | conf/my.conf:2: sinks.0",
      })
  void whatIsWrong_isToldWithItsPlace(String sink, String message) {
    assertThatThrownBy(() -> Studies.with("sinks = [{ " + sink + " }]"))
        .hasMessageContaining(message)
        .hasMessageNotContaining("geheim");
  }
}
