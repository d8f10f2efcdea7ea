package io.sparktune.run.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.StudyFile;
import io.sparktune.data.ClassTarget;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.images.ImageDataset;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Interpolation;
import io.sparktune.space.Values;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Networks that fit no image of a study. */
final class NetworkChecksTest {

  private static List<String> warnings(String model) {
    return warnings("cnn, " + model, "");
  }

  private static List<String> warnings(String kind, String study) {
    StudyFile file =
        StudyFile.read(
            "my.conf",
            "study.goal = \"maximize accuracy\"\n"
                + "data { kind = images, path = x.idx }\n"
                + "model { kind = "
                + kind
                + " }\n"
                + study,
            List.of(),
            Set.of());
    ImageSize size = new ImageSize(1, 28, 28);
    ByteRows pixels = new ByteRows(size.bytes());
    pixels.add(new byte[size.bytes()]);
    pixels.add(new byte[size.bytes()]);
    ClassTarget target = ClassTarget.of("label", List.of("a", "b"), new int[] {0, 1});
    ImageDataset data = new ImageDataset(size, Interpolation.AREA, pixels, target);
    Values any = file.space().valuesAt(new double[file.space().dimensions()]);
    PreparationSettings preparation = file.trialSettings().apply(any).preparation();
    FittedInputs fitted = data.fit(new int[] {0, 1}, preparation);
    return NetworkChecks.warnings(file, target, Map.of(preparation, fitted));
  }

  @Test
  void imagesThatShrinkToNothingAreToldForEachBranch() {
    assertThat(warnings("blocks = { choice = [2, 7] }, padding = { choice = [same, valid] }"))
        .hasSize(2)
        .anySatisfy(
            warning ->
                assertThat(warning)
                    .contains(
                        " of 64 points of the space: the convolution of 3 × 3 in block 4 leaves"
                            + " nothing of the 1 × 1 pixels that it reads; use padding = same, a"
                            + " smaller kernel or fewer blocks (model.blocks=7,"
                            + " model.padding=valid)"))
        .anySatisfy(
            warning ->
                assertThat(warning)
                    .contains(
                        "the pooling of 2 × 2 in block 5 leaves nothing of the 1 × 1 pixels",
                        "(model.blocks=7, model.padding=same)"));
    assertThat(warnings("blocks = { int = [1, 4] }")).isEmpty();
  }

  @Test
  void aStudyWithoutAnyNetworkIsRefused() {
    assertThatThrownBy(() -> warnings("blocks = 7"))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "my.conf:3: model.kind: the pooling of 2 × 2 in block 5 leaves nothing of the 1 × 1"
                + " pixels that it reads; use pooling = none, fewer blocks or larger images");
    assertThatThrownBy(() -> warnings("blocks = { choice = [8, 9] }"))
        .hasMessageContaining("(model.blocks=8)");
  }

  private static List<String> ofClass(String layers, String study) {
    return warnings(
        "class, class = %s, values.layer = %s".formatted(NamedNetwork.class.getName(), layers),
        study);
  }

  @Test
  void layersOfOthersThatShrinkImagesToNothingAreToldByName() {
    assertThat(ofClass("{ choice = [plain, kernel] }", ""))
        .singleElement()
        .asString()
        .contains(
            "of 64 points of the space: layer layer1 (ConvolutionLayer) leaves nothing of the 26 ×"
                + " 26 pixels that it reads; use a smaller kernel, less pooling or larger images"
                + " (model.values.layer=kernel)");
    assertThatThrownBy(() -> ofClass("pooling", ""))
        .hasMessageContaining(
            "my.conf:3: model.kind: layer layer5 (SubsamplingLayer) leaves nothing of the 1 × 1"
                + " pixels");
  }

  @Test
  void layersWithWrongGradientsAreRefusedByName() {
    assertThatThrownBy(() -> ofClass("counted", ""))
        .hasMessageContaining(
            "layer mean (SubsamplingLayer): the gradients of a mean that counts its padding"
                + " (avgPoolIncludePadInDivisor) are wrong in Deeplearning4j; set it to false");
    assertThat(ofClass("local", "training.updater = adam")).isEmpty();
    assertThatThrownBy(() -> ofClass("local", "training.updater = sgd"))
        .hasMessageContaining("layer local (LocallyConnected2D): ")
        .hasMessageContaining("twice their gradients, which training.updater follows; use adam");
    assertThatThrownBy(() -> ofClass("local", "training.clipping = { value { limit = 1 } }"))
        .hasMessageContaining("training.clipping cuts at half its limit");
  }

  @Test
  void layersOfOthersThatCannotTrainAreToldBeforeTheyDo() {
    assertThatThrownBy(() -> ofClass("batches", ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("my.conf:3: model.kind: a step of training fails: ");
  }
}
