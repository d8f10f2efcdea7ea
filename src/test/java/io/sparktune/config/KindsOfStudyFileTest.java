package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.sections.Kinds;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.mlp.MlpKind;
import io.sparktune.search.pbt.PbtSettings;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import io.sparktune.space.Parameter;
import io.sparktune.space.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Study files that name a kind of network from an extension. */
final class KindsOfStudyFileTest {

  private static final Kinds KINDS = Kinds.builtIn().with(new LinearKind());

  /** A linear model whose keys have their defaults in code. */
  static final class LinearKind implements NetworkKind<LinearSettings> {

    @Override
    public String name() {
      return "linear";
    }

    @Override
    public LinearSettings read(SettingsReader model, Task task) {
      return new LinearSettings(
          model.real("penalty", Bounds.from(0, 1), 0.125), model.truth("intercept", true));
    }

    @Override
    public Optional<String> reasonAgainst(List<InputShape> inputs) {
      return Optional.empty();
    }

    @Override
    public NetworkConfiguration configuration(LinearSettings settings, NetworkDesign design) {
      throw new UnsupportedOperationException("nothing is trained here");
    }
  }

  record LinearSettings(double penalty, boolean intercept) implements NetworkSettings {

    @Override
    public LinearKind kind() {
      return new LinearKind();
    }

    @Override
    public Set<String> changeableInTraining() {
      return Set.of("penalty");
    }
  }

  private static StudyFile read(String settings) {
    return readText(
        "study.goal = \"maximize accuracy\", data.path = x, data.target = y\n" + settings);
  }

  private static StudyFile readText(String text) {
    return StudyFile.read(
        "my.conf",
        text,
        List.of(),
        Set.of(),
        name -> {
          throw new AssertionError(name);
        },
        KINDS);
  }

  private static NetworkSettings network(StudyFile file) {
    return file.trialSettings().apply(Studies.values()).network();
  }

  @Test
  void anExtensionsKindReadsItsOwnKeys() {
    assertThat(network(read("model { kind = linear, penalty = 0.5 }")))
        .isEqualTo(new LinearSettings(0.5, true));
  }

  @Test
  void defaultsOfOneKindNeverReachAnother() {
    StudyFile file = read("model.kind = linear");

    assertThat(network(file)).isEqualTo(new LinearSettings(0.125, true));
    assertThat(file.resolvedText())
        .contains("kind = linear", "penalty = 0.125", "intercept = ")
        .doesNotContain("units", "dropout", "mlp");
  }

  @Test
  void theTextWithDefaultsFromCodeReadsTheSame() {
    StudyFile file = read("model { kind = linear, penalty = { real = [0, 0.5] } }");
    StudyFile again = readText(file.resolvedText());

    assertThat(again.fingerprint()).isEqualTo(file.fingerprint());
    assertThat(again.space().parameters()).map(Parameter::name).containsExactly("model.penalty");
  }

  @Test
  void kindsWithEqualSettingsHaveDifferentFingerprints() {
    Values none = Studies.values();

    assertThat(read("model.kind = linear").trainingFingerprint(none))
        .isNotEqualTo(read("").trainingFingerprint(none));
  }

  @Test
  void keysOfAnotherKindAreUnknown() {
    assertThatThrownBy(() -> read("\nmodel { kind = linear, dropout = 0.5, penalti = 0 }"))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining("my.conf:3: model.dropout: unknown key")
        .hasMessageContaining("model.penalti: unknown key; did you mean model.penalty?");
  }

  @Test
  void anUnknownKindIsReportedWithThoseThatThereAre() {
    assertThatThrownBy(() -> read("model.kind = liner"))
        .hasMessage(
            "my.conf:2: model.kind: got \"liner\", wanted one of mlp, cnn, autoencoder, bag,"
                + " text-cnn, lstm, attention, factorisation, ncf, n-linear, series-cnn,"
                + " series-lstm, transfer, template, class, linear; did you mean linear?");
  }

  @Test
  void theKindIsFixed() {
    assertThatThrownBy(() -> read("model.kind = { choice = [mlp, linear] }"))
        .hasMessageContaining("my.conf:2: model.kind: got a range of kind choice, wanted a fixed");
  }

  @Test
  void aPopulationPerturbsTheNumbersThatTheKindCanChange() {
    String pbt = "search.sampler = pbt\n";

    PbtSettings perturbing =
        (PbtSettings)
            read(pbt + "model { kind = linear, penalty = { real = [0, 1] } }").search().sampler();
    assertThat(perturbing.perturbed()).containsExactly("model.penalty");
    assertThatThrownBy(
            () -> read(pbt + "model { kind = linear, intercept { choice = [true, false] } }"))
        .hasMessageContaining("training.batch-size, model.penalty, or a number of the updater");
  }

  @Test
  void twoKindsCannotHaveOneName() {
    assertThatThrownBy(() -> KINDS.with(new MlpKind()))
        .hasMessage(
            "the kinds of networks are [mlp, cnn, autoencoder, bag, text-cnn, lstm, attention,"
                + " factorisation, ncf, n-linear, series-cnn, series-lstm, transfer, template,"
                + " class, linear, mlp]");
  }
}
