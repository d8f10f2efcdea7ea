package io.sparktune.training.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparktune.data.DataError;
import io.sparktune.data.table.TableDataset;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.model.towers.TowersSettings;
import io.sparktune.settings.Task;
import io.sparktune.training.FoldTraining;
import io.sparktune.training.TestData;
import io.sparktune.training.TestPlans;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.nd4j.NetworkFile;
import io.sparktune.training.nd4j.TrainedNetwork;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldOutcome.Scored;
import io.sparktune.trial.Scores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

final class TrainedModelTest {

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  @Test
  void aModelPredictsTheSameAfterItWasKeptInFiles() {
    TableDataset numbers = TestData.numbers();
    TrainedModel model = train(numbers, TestPlans.base().withEverythingRandom());
    TrainedModel read = TrainedModel.of(model.files());
    assertThat(read.predict(numbers)).isDeepEqualTo(model.predict(numbers));
    assertThat(read.description()).isEqualTo(model.description());
    assertThat(read.files()).containsOnlyKeys("labels.json", "model.zip", "preparation.json");
    assertThat(read.files().get("model.zip")).isEqualTo(model.files().get("model.zip"));
  }

  @Test
  void theSameSeedGivesTheSameFiles() {
    TableDataset circles = TestData.circles();
    Map<String, byte[]> files = train(circles, TestPlans.base()).files();
    Map<String, byte[]> again = train(circles, TestPlans.base()).files();
    assertThat(again.get("model.zip")).isEqualTo(files.get("model.zip"));
    assertThat(again.get("preparation.json")).isEqualTo(files.get("preparation.json"));
  }

  @Test
  void refittingRepeatsWhatTheFoldLearned() {
    TableDataset circles = TestData.circles();
    TestPlans plans = TestPlans.base().with(new TrainingSettings(9, 16, 0, 0, Engine.AUTO));
    var folds = TestData.folds(circles);
    var assignment = TestData.assignment(2, 8);
    Scored scored =
        (Scored)
            new FoldTraining(
                    circles,
                    folds,
                    TestData.ACCURACY,
                    TestData.measured(circles),
                    TestData.NO_CHECKPOINTS)
                .train(
                    assignment,
                    plans.plans(),
                    EpochCallback.open(),
                    Checkpoints.none(),
                    "host",
                    "1")
                .outcome();
    TrainedModel model =
        TrainedModel.train(
            circles, folds.folds().get(2).trainRows(), plans.stages(assignment.seed()), 9);
    assertThat(
            model.score(circles, folds.folds().get(2).validationRows(), TestData.measured(circles)))
        .isEqualTo(scored.scores());
  }

  @Test
  void deeplearning4jLoadsTheNetworkWhateverTheLossAndScheduleWere() throws IOException {
    TableDataset circles = TestData.circles();
    TestPlans plans = TestPlans.base().with(new Schedule.Cycle(5), 1).with(Loss.HINGE);
    TrainedModel model = train(circles, plans);
    MultiLayerNetwork network =
        ModelSerializer.restoreMultiLayerNetwork(
            new ByteArrayInputStream(model.files().get("model.zip")), false);
    // Two standardised numbers go in; the model's own preparation scales the same cells.
    float[][] probabilities = model.predict(circles);
    assertThat(network.numParams()).isEqualTo(2 * 16 + 16 + 16 * 2 + 2);
    double[] sums = network.output(Nd4j.create(new float[][] {{0.3f, -0.4f}})).data().asDouble();
    assertThat(Arrays.stream(sums).sum()).isCloseTo(1, within(1e-6));
    assertThat(probabilities[0][0] + probabilities[0][1]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void aGraphIsKeptInFilesAndDeeplearning4jLoadsIt() throws IOException {
    TableDataset circles = TestData.circles();
    TestPlans plans = TestPlans.base().with(new TrainingSettings(20, 16, 0, 0, Engine.AUTO));
    TrialSettings towers = plans.plan(new TowersSettings(16, 0, 0, Loss.HINGE));
    int[] rows = TestData.folds(circles).studyRows();
    TrainedModel model = TrainedModel.train(circles, rows, List.of(new Stage(towers, 5)), 20);
    assertThat(model.score(circles, rows, TestData.measured(circles)).of("accuracy").orElseThrow())
        .isGreaterThan(0.9);
    TrainedModel read = TrainedModel.of(model.files());
    assertThat(read.predict(circles)).isDeepEqualTo(model.predict(circles));
    assertThat(read.files().get("model.zip")).isEqualTo(model.files().get("model.zip"));
    assertThat(
            ModelSerializer.restoreComputationGraph(
                    new ByteArrayInputStream(model.files().get("model.zip")), false)
                .numParams())
        .isEqualTo(2 * 16 + 16 + (2 + 16) * 2 + 2);
  }

  @Test
  void lossesOfOurOwnLeaveNoTraceInTheFile() throws IOException {
    TrainedModel model = train(TestData.numbers(), TestPlans.base().with(Loss.LOG_COSH));
    assertThat(
            ModelSerializer.restoreMultiLayerNetwork(
                    new ByteArrayInputStream(model.files().get("model.zip")), false)
                .numParams())
        .isPositive();
    assertThat(TrainedModel.of(model.files()).predict(TestData.numbers()))
        .isDeepEqualTo(model.predict(TestData.numbers()));
  }

  @Test
  void aNumberIsForetoldInItsOwnUnit() {
    TableDataset numbers = TestData.numbers();
    TrainedModel model =
        TrainedModel.train(
            numbers,
            TestData.folds(numbers).studyRows(),
            TestPlans.base().with(new TrainingSettings(60, 16, 0, 0, Engine.AUTO)).stages(1),
            60);
    Scores scores =
        model.score(numbers, TestData.folds(numbers).studyRows(), TestData.measured(numbers));
    assertThat(scores.of("rmse").orElseThrow()).isLessThan(2);
    assertThat(model.predict(numbers)[0]).hasSize(1);
    assertThat(model.predict(numbers)[0][0]).isBetween(15f, 100f);
  }

  @Test
  void theDescriptionNamesColumnsKindsAndLabels() throws IOException {
    Map<String, byte[]> files = train(TestData.numbers(), TestPlans.base()).files();
    JsonNode labels = new ObjectMapper().readTree(files.get("labels.json"));
    assertThat(labels.get("task").asText()).isEqualTo(Task.REGRESSION.name());
    assertThat(labels.get("target").asText()).isEqualTo("price");
    assertThat(labels.get("data").asText()).isEqualTo("table");
  }

  @Test
  void aDescriptionOfBeforeThereWereSeparatorsIsRead() throws IOException {
    TrainedModel model = train(TestData.circles(), TestPlans.base());
    Map<String, byte[]> files = new LinkedHashMap<>(model.files());
    ObjectMapper json = new ObjectMapper();
    ObjectNode labels = (ObjectNode) json.readTree(files.get("labels.json"));
    assertThat(labels.remove("separator").asText()).isEmpty();
    files.put("labels.json", json.writeValueAsBytes(labels));
    assertThat(TrainedModel.of(files).description()).isEqualTo(model.description());
  }

  @Test
  void otherColumnsAreRefused() {
    TrainedModel model = train(TestData.circles(), TestPlans.base());
    assertThatThrownBy(() -> model.predict(TestData.numbers())).isInstanceOf(DataError.class);
    assertThatThrownBy(
            () ->
                model.score(TestData.digits(), new int[] {0}, TestData.measured(TestData.digits())))
        .hasMessageStartingWith("the model predicts [inner, outer], but the data has [0, 1");
  }

  @Test
  void aMissingOrDamagedFileIsNamed() {
    Map<String, byte[]> files = train(TestData.circles(), TestPlans.base()).files();
    assertThatThrownBy(() -> TrainedModel.of(without(files, "labels.json")))
        .isInstanceOf(BadModelFile.class)
        .hasMessage("there is no file labels.json");
    Map<String, byte[]> damaged = new LinkedHashMap<>(files);
    damaged.put("preparation.json", new byte[] {'{'});
    assertThatThrownBy(() -> TrainedModel.of(damaged))
        .isInstanceOf(BadModelFile.class)
        .hasMessageStartingWith("preparation.json is damaged: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "labels.json|[ \"inner\", \"outer\" ]|null|Invalid `null` value encountered for property"
            + " \"labels\"",
        "labels.json|[ \"inner\", \"outer\" ]|[\"inner\", \"inner\"]|a label is there twice",
        "labels.json|[ \"inner\", \"outer\" ]|[\"inner\"]|a model for CLASSIFICATION has the"
            + " labels",
        "labels.json|\"table\"|\"tabel\"|there is no kind of data tabel among [table, images, text,"
            + " ratings, series]",
        "preparation.json|[ {|[ null, {|Invalid `null` value encountered for property \"numbers\"",
        "preparation.json|\"name\" : \"y\"|\"name\" : \"x\"|the column x is there twice",
        "preparation.json|\"indicator\" : false|\"indicator\" : null|for property \"indicator\"",
        "preparation.json|\"fill\" :|\"fill\" : \"NaN\", \"low\" : 5, \"x\" :|Duplicate field"
            + " 'low'",
        "preparation.json|[ 1.0, 1.0 ]|[ 1.0, 1.0, 1.0 ]|has 3 weights for the labels [inner,"
            + " outer]",
        "preparation.json|\"high\" : 1.7976931348623157E308|\"high\" : \"NaN\"|308 to NaN",
      })
  void whatIsMissingOrThereTwiceInAFileIsNamed(
      String file, String old, String replacement, String reason) {
    Map<String, byte[]> files =
        new LinkedHashMap<>(train(TestData.circles(), TestPlans.base()).files());
    String text = new String(files.get(file), StandardCharsets.UTF_8);
    String changed = text.replace(old, replacement);
    assertThat(changed).isNotEqualTo(text);
    files.put(file, changed.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> TrainedModel.of(files))
        .isInstanceOf(BadModelFile.class)
        .hasMessageStartingWith(file)
        .hasMessageContaining(reason);
  }

  @Test
  void layersThatDoNotFitTogetherAreTheFilesFault() {
    Map<String, byte[]> files =
        new LinkedHashMap<>(train(TestData.circles(), TestPlans.base()).files());
    byte[] zip = files.get("model.zip");
    TrainedNetwork good = NetworkFile.read(zip, Set.of());
    MultiLayerConfiguration layers =
        ((NetworkConfiguration.Layers) good.configuration()).configuration().clone();
    // As many parameters, in layers of other shapes: 2 · 16 + 16 + 16 · 2 + 2.
    ((FeedForwardLayer) layers.getConf(0).getLayer()).setNOut(4);
    ((FeedForwardLayer) layers.getConf(1).getLayer()).setNIn(34);
    files.put(
        "model.zip",
        NetworkFile.write(
            new TrainedNetwork(new NetworkConfiguration.Layers(layers), good.parameters())));
    assertThatThrownBy(() -> TrainedModel.of(files))
        .isInstanceOf(BadModelFile.class)
        .hasMessageStartingWith("the layers of the network do not fit together: ");
  }

  @Test
  void filesOfTwoModelsDoNotMix() {
    Map<String, byte[]> mixed =
        new LinkedHashMap<>(train(TestData.circles(), TestPlans.base()).files());
    mixed.put("model.zip", train(TestData.numbers(), TestPlans.base()).files().get("model.zip"));
    assertThatThrownBy(() -> TrainedModel.of(mixed))
        .isInstanceOf(BadModelFile.class)
        .hasMessage("the network does not read [Vector[width=2]] and give 2 outputs");
  }

  private static Map<String, byte[]> without(Map<String, byte[]> files, String name) {
    Map<String, byte[]> rest = new LinkedHashMap<>(files);
    rest.remove(name);
    return rest;
  }

  private static TrainedModel train(TableDataset data, TestPlans plans) {
    return TrainedModel.train(data, TestData.folds(data).studyRows(), plans.stages(5), 3);
  }
}
