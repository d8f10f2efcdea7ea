package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Rows are weighted by Deeplearning4j's masks; its weighted cross-entropy is the yardstick. */
final class ClassWeightsTest {

  private static final INDArray LABELS =
      Nd4j.create(new double[][] {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}, {0, 0, 1}});
  private static final INDArray OUTPUTS =
      Nd4j.create(new double[][] {{0.2, -1, 0.4}, {1, 0.3, -0.2}, {0, 0.5, 0.1}, {-0.7, 0.2, 1.1}});

  @Test
  void masksWeighRowsAsWeightsOfTheirClassesDo() {
    LossMCXENT weighted = new LossMCXENT(Nd4j.create(new double[][] {{0.5, 2, 3}}));
    LossMCXENT plain = new LossMCXENT();
    INDArray mask = Nd4j.create(new double[][] {{0.5}, {3}, {2}, {3}});
    ActivationSoftmax softmax = new ActivationSoftmax();
    assertThat(plain.computeScore(LABELS, OUTPUTS, softmax, mask, false))
        .isCloseTo(weighted.computeScore(LABELS, OUTPUTS, softmax, null, false), within(1e-12));
    assertThat(plain.computeGradient(LABELS, OUTPUTS.dup(), softmax, mask).ravel().toDoubleVector())
        .containsExactly(
            weighted.computeGradient(LABELS, OUTPUTS.dup(), softmax, null).ravel().toDoubleVector(),
            within(1e-12));
  }
}
