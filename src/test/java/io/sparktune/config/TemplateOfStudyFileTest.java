package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.sections.Kinds;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.model.template.TemplateSettings;
import io.sparktune.space.Parameter;
import io.sparktune.space.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Study files with a template of a network in a file of its own. */
final class TemplateOfStudyFileTest {

  private static final String OUTPUT =
      """
      { "layer": { "@class": "org.deeplearning4j.nn.conf.layers.OutputLayer",
          "lossFn": { "@class": "org.nd4j.linalg.lossfunctions.impl.LossMCXENT" },
          "activationFn": "softmax" } }\
      """;

  private static final String DENSE =
      """
      { "confs": [
        { "layer": { "@class": "org.deeplearning4j.nn.conf.layers.DenseLayer",
            "nout": ${units}, "activationFn": "${activation}" } },
        OUTPUT ] }
      """
          .replace("OUTPUT", OUTPUT);

  private static final String VALUES =
      "units = { int = [4, 8] }, activation = { choice = [relu, tanh] }";

  private static StudyFile read(String template, String values) {
    return read(template, "maximize accuracy", "values { " + values + " }");
  }

  private static StudyFile read(String template, String goal, String settings) {
    return readText(
        "study.goal = \""
            + goal
            + "\", data.path = x, data.target = y\n"
            + "model { kind = template, configuration = net.json, "
            + settings
            + " }",
        Map.of("net.json", template));
  }

  private static StudyFile readText(String text, Map<String, String> files) {
    return StudyFile.read(
        "my.conf",
        text,
        List.of(),
        Set.of(),
        name -> {
          if (!files.containsKey(name)) {
            throw new UncheckedIOException(name + ": no such file", new IOException(name));
          }
          return files.get(name);
        },
        Kinds.builtIn());
  }

  private static String json(StudyFile file, Object... namesAndValues) {
    Values values = Studies.values(namesAndValues);
    return ((TemplateSettings) file.trialSettings().apply(values).network()).json();
  }

  @Test
  void placesAreParametersAndTakeTheirValues() {
    StudyFile file = read(DENSE, VALUES);

    assertThat(file.space().parameters())
        .map(Parameter::name)
        .containsExactlyInAnyOrder("model.values.activation", "model.values.units");
    assertThat(json(file, "model.values.units", 7L, "model.values.activation", "tanh"))
        .contains("\"nout\":7", "org.nd4j.linalg.activations.impl.ActivationTanH")
        .doesNotContain("${");
  }

  @Test
  void theFileIsPartOfTheStudy() {
    StudyFile file = read(DENSE, VALUES);
    StudyFile again = readText(file.resolvedText(), Map.of());

    assertThat(again.fingerprint()).isEqualTo(file.fingerprint());
  }

  @Test
  void anotherFileIsAnotherStudy() {
    String other = DENSE.replace("\"softmax\"", "\"softmax\", \"layerName\": \"last\"");

    assertThat(read(other, VALUES).fingerprint()).isNotEqualTo(read(DENSE, VALUES).fingerprint());
  }

  @Test
  void theWinnersFileHasTheTemplateInIt() {
    Values values = Studies.values("model.values.units", 7L, "model.values.activation", "tanh");
    String best = read(DENSE, VALUES).withValues(values, 3);

    assertThat(json(readText(best, Map.of()))).contains("\"nout\":7");
  }

  @Test
  void peopleReadTheNameOfTheFile() {
    assertThat(read(DENSE, VALUES).resolvedTextWithNames())
        .contains("configuration = \"net.json\"");
  }

  @Test
  void everyPlaceNeedsAValueAndEveryValueAPlace() {
    assertThatThrownBy(() -> read(DENSE, "units = 4, layers = 3"))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining("model.values.activation: missing, wanted a number, a text")
        .hasMessageContaining("model.values.layers");
  }

  @Test
  void aMissingFileIsTold() {
    assertThatThrownBy(
            () ->
                readText(
                    "study.goal = \"maximize accuracy\", data.path = x, data.target = y\n"
                        + "model { kind = template, configuration = other.json }",
                    Map.of()))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining("my.conf:2: model.configuration: other.json: no such file");
  }

  @Test
  void otherClassesAreRefusedBeforeTheyAreLoaded() {
    String hostile =
        DENSE.replace(
            "org.deeplearning4j.nn.conf.layers.DenseLayer", "com.sun.rowset.JdbcRowSetImpl");

    assertThatThrownBy(() -> read(hostile, VALUES))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining("names the class com.sun.rowset.JdbcRowSetImpl");
  }

  @Test
  void mistakesAreToldWithTheirPlace() {
    requireProblem("[1, 2]", "does not begin with {");
    requireProblem("{ \"confs\": [ ", "is not JSON: ");
    requireProblem("{ \"confs\": [], \"confs\": [] }", "is not JSON: Duplicate field 'confs'");
    requireProblem("{ \"confs\": [] }", "the network has no layers");
    requireProblem(
        DENSE.replace("\"nout\"", "\"nOut\""),
        "it.confs[0].layer has no key nOut; did you mean nout?");
    requireProblem(DENSE.replace("softmax", "sigmoid"), "wanted softmax, for classes");
    requireProblem(DENSE.replace("LossMCXENT", "LossHinge"), "takes other labels than 0 and 1");
  }

  private static void requireProblem(String template, String message) {
    assertThatThrownBy(() -> read(template, VALUES))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining(message);
  }

  @Test
  void aNumberNeedsAnotherOutputThanClasses() {
    assertThatThrownBy(
            () -> read(DENSE, "minimize rmse", "values { units = 3, activation = relu }"))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining("wanted another, for a number");
  }
}
