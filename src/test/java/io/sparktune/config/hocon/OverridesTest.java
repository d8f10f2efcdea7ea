package io.sparktune.config.hocon;

import static io.sparktune.config.Studies.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.Studies;
import io.sparktune.config.StudyFile;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OverridesTest {

  @Test
  void anOverrideReplacesWhatTheFileSays() {
    StudyFile file =
        Studies.with(
            "training { epochs = 3, early-stopping.patience = ${training.epochs} }\n"
                + "model.units = { choice = [1, 2] }",
            "training.epochs = 9",
            "model.units={ int = [8, 64] }",
            "study.output=hdfs://host/runs#1");
    assertThat(file.space().roots())
        .containsExactly(new IntegerParameter("model.units", 8, 64, Scale.LINEAR));
    var training = file.trialSettings().apply(values("model.units", 8L)).training();
    assertThat(training.epochs()).isEqualTo(9);
    assertThat(training.patience()).as("what refers to it follows").isEqualTo(9);
    assertThat(file.study().output()).isEqualTo("hdfs://host/runs#1");
  }

  @Test
  void theLastOverrideOfAKeyCounts() {
    StudyFile file = Studies.with("", "study.seed=1", "study.seed=2");
    assertThat(file.study().seed()).isEqualTo(2);
  }

  @Test
  void overridesAreAsGoodAsTheFile() {
    assertThat(Studies.with("", "training.epochs=9").fingerprint())
        .isEqualTo(Studies.with("training.epochs=9").fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "training.epoch=3|override \"training.epoch=3\": training.epoch: unknown key; did you mean"
            + " training.epochs?",
        "trainig.epochs=3|override \"trainig.epochs=3\": trainig: unknown key; did you mean"
            + " training?",
        "training.epochs=x|override \"training.epochs=x\": training.epochs: got \"x\", wanted a"
            + " whole number from 1 to 1000000",
        "training.epochs|override \"training.epochs\": wanted key=value",
        "=3|override \"=3\": wanted key=value",
        "a..b=3|override \"a..b=3\": wanted key=value",
        "training.epochs={|override \"training.epochs={\": { is never closed",
        "study.seed=1, study.output=x|override \"study.seed=1, study.output=x\": wanted one value",
        "study.output=${HOME}|override \"study.output=${HOME}\": ${HOME} names no value of the"
            + " file, and environment variables are not permitted",
      })
  void aWrongOverrideIsNamed(String override, String problem) {
    assertThatThrownBy(() -> Studies.with("", override))
        .isInstanceOf(StudyFileError.class)
        .hasMessage(problem);
  }

  @Test
  void problemsOfOverridesComeAfterThoseOfTheFile() {
    assertThatThrownBy(() -> Studies.with("model.unit = 3", "study.sed=1"))
        .hasMessage(
            "conf/my.conf:2: model.unit: unknown key; did you mean model.units?\n"
                + "override \"study.sed=1\": study.sed: unknown key; did you mean study.seed?");
  }
}
