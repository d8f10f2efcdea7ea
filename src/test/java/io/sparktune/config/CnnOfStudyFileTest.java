package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.space.Parameter;
import org.junit.jupiter.api.Test;

/** Study files with a convolutional network. */
final class CnnOfStudyFileTest {

  private static String network(StudyFile file, Object... values) {
    return file.trialSettings().apply(Studies.values(values)).network().toString();
  }

  private static StudyFile with(String keys) {
    return Studies.with("model { kind = cnn\n" + keys + "\n}");
  }

  @Test
  void aNumberOfBlocksIsOfOneKind() {
    assertThat(network(with("blocks = 3, filters = 8, filter-growth = 2, pool-size = 3")))
        .contains("[filters=8,", "[filters=16,", "[filters=32,", "poolSize=3")
        .doesNotContain("poolSize=2");
  }

  @Test
  void filtersMayBeGivenForEachBlock() {
    StudyFile file = with("filters = [8, { int = [8, 32], step = 8 }], dense-units = [20, 10]");
    assertThat(network(file, "model.filters.1", 24L))
        .contains("[filters=8,", "[filters=24,", "units=[20, 10]");
  }

  @Test
  void theNumberOfBlocksMayBeARange() {
    StudyFile file = with("blocks = { int = [1, 4] }, filters = 4");
    assertThat(network(file, "model.blocks", 3L).split("filters=4", -1)).hasSize(4);
  }

  @Test
  void aBlockOfAListHasTheKeysOfTheNetworkButItsOwn() {
    StudyFile file =
        with(
            """
            pooling = none, kernel = { choice = [3, 5] }, activation = tanh
            blocks = [{ filters = 16 }
                      { filters = { int = [32, 64] }, pooling = max, kernel = 2, residual = true }]
            """);
    assertThat(file.space().parameters())
        .map(Parameter::name)
        .containsExactly("model.kernel", "model.blocks.1.filters");
    String network = network(file, "model.kernel", 5L, "model.blocks.1.filters", 40L);
    assertThat(network)
        .containsSubsequence(
            "[filters=16,", "kernel=5", "pooling=NONE", "activation=tanh", "residual=false")
        .containsSubsequence(
            "[filters=40,", "kernel=2", "pooling=MAX", "activation=tanh", "residual=true");
  }

  @Test
  void theTextWithDefaultsReadsTheSame() {
    StudyFile file = with("blocks = [{ filters = { int = [4, 8] } }, { dropout = 0.5 }]");
    StudyFile again = Studies.read(file.resolvedText());
    assertThat(again.fingerprint()).isEqualTo(file.fingerprint());
    assertThat(again.space().parameters()).isEqualTo(file.space().parameters());
    StudyFile best = Studies.read(file.withValues(Studies.values("model.blocks.0.filters", 6L), 3));
    assertThat(network(best)).isEqualTo(network(file, "model.blocks.0.filters", 6L));
  }

  @Test
  void everyProblemOfABlockIsToldAtItsPlace() {
    assertThatThrownBy(
            () ->
                with(
                    """
                    blocks = [{ filters = 0 }
                      { kernal = 3, activation = softmax }
                      7
                      { residual = true, padding = valid }]
                    filter-growth = 2
                    """))
        .hasMessageContaining("conf/my.conf:3: model.blocks.0.filters: got 0, wanted")
        .hasMessageContaining("conf/my.conf:4: model.blocks.1.kernal: unknown key; did you mean")
        .hasMessageContaining("conf/my.conf:4: model.blocks.1.activation: got \"softmax\"")
        .hasMessageContaining("conf/my.conf:5: model.blocks.2: got 7, wanted settings in braces")
        .hasMessageContaining("conf/my.conf:6: model.blocks.3.padding: must be same")
        .hasMessageContaining("model.filter-growth: means nothing where model.blocks is a list");
  }

  @Test
  void labelsOfMarginsAreNotSmoothed() {
    assertThatThrownBy(() -> with("loss { choice = [auto, hinge] }, label-smoothing = 0.1"))
        .hasMessageContaining("spreads probabilities, which the loss hinge has not")
        .hasMessageContaining("model.loss");
  }

  @Test
  void aPopulationPerturbsTheDropoutOfABlock() {
    StudyFile file =
        Studies.with(
            "search.sampler = pbt, model { kind = cnn\n"
                + "blocks = [{ filters = 4, dropout = { real = [0, 0.5] } }] }");
    assertThat(file.search().sampler().toString()).contains("model.blocks.0.dropout");
  }
}
