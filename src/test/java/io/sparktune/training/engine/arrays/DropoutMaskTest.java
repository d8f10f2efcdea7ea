package io.sparktune.training.engine.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Nd4j;

/** Masks beside ND4J's operation, one after the other from the same seed. */
final class DropoutMaskTest {

  private static final int DRAWS = 20;

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 64, 32",
    "0.9, -7, 64, 96",
    "0.7, 4611686018427387904, 1, 1",
    "0.8, 42, 17, 61",
    "0.05, -9223372036854775807, 100, 130",
    "0.999999, 3, 128, 128",
    "1e-8, 3, 128, 128",
    "0.33333333, 9, 31, 33"
  })
  void areThoseOfNd4j(double retained, long seed, int rows, int width) {
    float[][] known = new float[DRAWS][];
    Nd4j.getRandom().setSeed(seed);
    for (int draw = 0; draw < DRAWS; draw++) {
      try (INDArray ones = Nd4j.ones(DataType.FLOAT, rows, width)) {
        Nd4j.getExecutioner().exec(new DropOutInverted(ones, ones, retained));
        known[draw] = ones.data().asFloat();
      }
    }
    double after = Nd4j.getRandom().nextDouble();

    Nd4j.getRandom().setSeed(seed);
    DropoutMask mask = new DropoutMask(retained);
    float[] drawn = new float[rows * width];
    for (int draw = 0; draw < DRAWS; draw++) {
      Arrays.fill(drawn, -1);
      mask.draw(drawn, drawn.length);
      assertThat(drawn).isEqualTo(known[draw]);
    }
    assertThat(Nd4j.getRandom().nextDouble()).isEqualTo(after);
  }
}
