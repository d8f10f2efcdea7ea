package io.sparktune.training.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.model.json.BadModelFile;
import io.sparktune.training.TestData;
import io.sparktune.training.TestPlans;
import io.sparktune.training.trained.TrainedModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NetworkFileTest {

  private static final AtomicBoolean PAYLOAD_RAN = new AtomicBoolean();

  /** What an attacker would hide in a zip. */
  private static final class Payload implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      PAYLOAD_RAN.set(true);
    }
  }

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  @BeforeEach
  void unpackAGoodFile() throws IOException {
    var circles = TestData.circles();
    byte[] file =
        TrainedModel.train(
                circles, TestData.folds(circles).studyRows(), TestPlans.base().stages(1), 1)
            .files()
            .get("model.zip");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    PAYLOAD_RAN.set(false);
  }

  @Test
  void serialisedObjectsInTheZipAreNeverRead() throws Exception {
    byte[] payload = serialised(new Payload());
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(payload))) {
      in.readObject();
    }
    assertThat(PAYLOAD_RAN).as("the payload works").isTrue();
    PAYLOAD_RAN.set(false);
    for (String name : new String[] {"preprocessor.bin", "normalizer.bin", "objects.bin"}) {
      entries.put(name, payload);
    }
    assertThat(NetworkFile.read(zip(), Set.of()).parameters()).hasSize(2 * 16 + 16 + 16 * 2 + 2);
    assertThat(PAYLOAD_RAN).isFalse();
  }

  @Test
  void aClassThatIsNotDeeplearning4jsIsRefused() {
    replaceInConfiguration(
        "org.nd4j.linalg.activations.impl.ActivationTanH", "javax.script.ScriptEngineManager");
    assertThatThrownBy(() -> NetworkFile.read(zip(), Set.of()))
        .isInstanceOf(BadModelFile.class)
        .hasMessage("configuration.json names the class javax.script.ScriptEngineManager");
  }

  @Test
  void aSecondFieldOfTheSameNameIsRefused() {
    replaceInConfiguration(
        "\"@class\" : \"org.nd4j.linalg.activations.impl.ActivationTanH\"",
        "\"@class\" : \"x.Y\", \"@class\" : \"org.nd4j.linalg.activations.impl.ActivationTanH\"");
    assertThatThrownBy(() -> NetworkFile.read(zip(), Set.of()))
        .isInstanceOf(BadModelFile.class)
        .hasMessageContaining("Duplicate field '@class'");
  }

  @Test
  void aNetworkOfAnotherSizeThanItsCoefficientsIsRefused() {
    replaceInConfiguration("\"nout\" : 16", "\"nout\" : 17");
    assertThatThrownBy(() -> NetworkFile.read(zip(), Set.of()))
        .isInstanceOf(BadModelFile.class)
        .hasMessage("coefficients.bin has 82 numbers of type FLOAT, not 85 of type FLOAT");
  }

  @Test
  void aGiantNetworkIsRefusedBeforeMemoryIsTaken() {
    replaceInConfiguration("\"nout\" : 16", "\"nout\" : 999999999");
    assertThatThrownBy(() -> NetworkFile.read(zip(), Set.of()))
        .isInstanceOf(BadModelFile.class)
        .hasMessageStartingWith("the network has ");
  }

  @Test
  void aNetworkThatMemoryCannotHoldIsRefusedBeforeItIsTaken() {
    for (int units : new int[] {99_999_999, 67_108_863, 50_000_000, Integer.MAX_VALUE, -16, 0}) {
      Map<String, byte[]> good = new LinkedHashMap<>(entries);
      replaceInConfiguration("\"nout\" : 16", "\"nout\" : " + units);
      replaceInConfiguration("\"nin\" : 16", "\"nin\" : " + units);
      assertThatThrownBy(() -> NetworkFile.read(zip(), Set.of()))
          .as("%s units", units)
          .isInstanceOf(BadModelFile.class)
          .hasMessageNotContaining("null");
      entries.putAll(good);
    }
  }

  @Test
  void entriesThatUnpackToMoreThanTheyShouldAreRefused() {
    byte[] coefficients = entries.get("coefficients.bin");
    entries.put("coefficients.bin", Arrays.copyOf(coefficients, 10_000_000));
    assertThatThrownBy(() -> NetworkFile.read(zip(), Set.of()))
        .hasMessage("coefficients.bin has more in it than 82 numbers");
    entries.put("coefficients.bin", coefficients);
    byte[] configuration = entries.get("configuration.json");
    entries.put("configuration.json", Arrays.copyOf(configuration, 5_000_000));
    assertThatThrownBy(() -> NetworkFile.read(zip(), Set.of()))
        .hasMessage("configuration.json is larger than 4194304 bytes");
  }

  @Test
  void thousandsOfOtherEntriesAreRefused() {
    Map<String, byte[]> good = new LinkedHashMap<>(entries);
    entries.clear();
    for (int i = 0; i < 1_100; i++) {
      entries.put("../" + i, new byte[0]);
    }
    entries.putAll(good);
    assertThatThrownBy(() -> NetworkFile.read(zip(), Set.of()))
        .hasMessage("the zip of the network has too much in it besides the network");
  }

  @Test
  void anArrayOfAnotherSizeThanItsNumbersIsRefused() {
    replaceInConfiguration(
        "\"softmaxClipEps\" : 1.0E-10",
        "\"weights\" : {\"dataType\" : \"FLOAT\", \"shape\" : [1, 99], \"data\" : [1]}");
    assertThatThrownBy(() -> NetworkFile.read(zip(), Set.of()))
        .hasMessage("configuration.json has an array of the shape [1,99] with 1 numbers");
  }

  @Test
  void truncatedAndMissingEntriesAreNamed() {
    byte[] coefficients = entries.get("coefficients.bin");
    entries.put("coefficients.bin", Arrays.copyOf(coefficients, 100));
    assertThatThrownBy(() -> NetworkFile.read(zip(), Set.of()))
        .isInstanceOf(BadModelFile.class)
        .hasMessageStartingWith("coefficients.bin is damaged: ");
    entries.remove("coefficients.bin");
    assertThatThrownBy(() -> NetworkFile.read(zip(), Set.of()))
        .hasMessage("there is no coefficients.bin in the zip of the network");
    assertThatThrownBy(() -> NetworkFile.read(new byte[] {1, 2, 3}, Set.of()))
        .hasMessage("there is no configuration.json in the zip of the network");
  }

  private void replaceInConfiguration(String old, String replacement) {
    String json = new String(entries.get("configuration.json"), StandardCharsets.UTF_8);
    assertThat(json).containsIgnoringCase(old);
    entries.put(
        "configuration.json",
        json.replaceAll("(?i)" + Pattern.quote(old), Matcher.quoteReplacement(replacement))
            .getBytes(StandardCharsets.UTF_8));
  }

  private byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] serialised(Serializable value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }
}
