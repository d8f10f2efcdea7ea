package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.report.ModelReport;
import io.sparktune.report.text.ModelText;
import io.sparktune.report.text.ScreenWidth;
import io.sparktune.run.input.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of networks of others. */
final class ModelInspectionTest {

  private static final Path KERAS = Path.of("data-samples/models/digits.h5");

  @TempDir private Path folder;

  @Test
  void aFileOfKerasHasItsLayers() {
    ModelReport report = ModelInspection.of(KERAS.toString());

    assertThat(report.form()).isEqualTo("Keras");
    assertThat(report.parameters()).isEqualTo(64 * 32 + 32 + 32 * 5 + 5);
    assertThat(ModelText.of(report, new ScreenWidth(80)))
        .contains("hidden  Dense  64 to 32  2,080")
        .contains("output  Dense  32 to 5   165");
  }

  @Test
  void linesAreAsNarrowAsTheTerminal() {
    assertThat(ModelText.of(ModelInspection.of(KERAS.toString()), new ScreenWidth(40)).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
  }

  @Test
  void whatIsNoModelIsToldWithItsName() throws IOException {
    byte[] whole = Files.readAllBytes(KERAS);
    requireProblem(new byte[0], "is neither a zip of Deeplearning4j nor an HDF5 file of Keras");
    requireProblem("a text".getBytes(StandardCharsets.UTF_8), "is neither a zip");
    requireProblem("PK and no zip".getBytes(StandardCharsets.UTF_8), "in the zip of the network");
    requireProblem(Arrays.copyOf(whole, 3_000), "the HDF5 file is damaged");
    requireProblem(Arrays.copyOf(whole, 8), "the HDF5 file is damaged");
    assertThatThrownBy(() -> ModelInspection.of(folder + "/nothing.h5"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("nothing.h5: no such file");
  }

  @Test
  void aLayerThatDeeplearning4jLacksIsNamed() throws IOException {
    String text = Files.readString(KERAS, StandardCharsets.ISO_8859_1);
    String other =
        text.replace(
            "\"Dense\", \"config\": {\"name\": \"hidden\"",
            "\"GRU\"  , \"config\": {\"name\": \"hidden\"");

    requireProblem(other.getBytes(StandardCharsets.ISO_8859_1), "hidden (GRU)");
  }

  private void requireProblem(byte[] file, String problem) throws IOException {
    Path model = folder.resolve("model.h5");
    Files.write(model, file);
    assertThatThrownBy(() -> ModelInspection.of(model.toString()))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(model + ": ")
        .hasMessageContaining(problem);
  }
}
