package io.sparktune.lake.sinks.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.lake.sinks.trackers.Tracked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MlflowNamesTest {

  private static final Instant AT = Instant.ofEpochSecond(1);

  @ParameterizedTest
  @ValueSource(
      strings = {"accuracy", "val_accuracy/fold_0", "training.updater.sgd.momentum", "größe 2"})
  void namesThatMayBeAreWhatTheyAre(String name) {
    assertThat(MlflowNames.name(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "/", "a//b", "a/../b", "/a", "f1@a:b", "a\nb", "a\"b'", "%", "a/"})
  void othersAreMadeNames(String name) throws IOException {
    assertThat(faults(name, 1)).isEmpty();
    assertThat(faults("x".repeat(300) + name, 1)).isEmpty();
  }

  @Test
  void differentNamesStayDifferent() {
    assertThat(List.of("f1@a:b", "f1@a;b", "x".repeat(260) + "1", "x".repeat(260) + "2"))
        .extracting(MlflowNames::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.getBytes(StandardCharsets.UTF_8).length <= 250);
  }

  @Test
  void valuesAreCutBetweenCharacters() {
    assertThat(MlflowNames.parameter("\uD83D\uDE00".repeat(200)))
        .endsWith("\uD83D\uDE00...")
        .satisfies(
            value -> assertThat(value.getBytes(StandardCharsets.UTF_8).length).isBetween(496, 500));
    assertThat(MlflowNames.tag("short")).isEqualTo("short");
  }

  @Test
  void manyThingsAreSeveralRequests() throws IOException {
    List<String> faults = faults("metric", 2_500);
    assertThat(faults).isEmpty();
  }

  /** What MLflow has against as many parameters, metrics and tags of such names. */
  private static List<String> faults(String name, int count) throws IOException {
    Map<String, String> parameters = new LinkedHashMap<>();
    Map<String, String> tags = new LinkedHashMap<>();
    List<Tracked.Measured> metrics = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String numbered = number == 0 ? name : name + number;
      parameters.put(MlflowNames.name(numbered), MlflowNames.parameter("v".repeat(9_000)));
      tags.put(MlflowNames.name(numbered), MlflowNames.tag("v".repeat(9_000)));
      double value = number % 3 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
      metrics.add(new Tracked.Measured(1, 0, AT, new Tracked.Point(numbered, number, value)));
    }
    List<String> faults = new ArrayList<>();
    int sent = 0;
    for (Map<String, Object> message : new LogBatch(parameters, metrics, tags).messages("run1")) {
      byte[] bytes = MlflowClient.bytes(message);
      JsonNode read = new ObjectMapper().readTree(bytes);
      sent += read.path("metrics").size() + read.path("params").size() + read.path("tags").size();
      faults.addAll(MlflowMessages.faults("POST runs/log-batch", read, bytes.length));
    }
    assertThat(sent).isEqualTo(3 * count);
    return faults;
  }
}
