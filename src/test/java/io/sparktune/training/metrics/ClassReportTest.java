package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ClassReportTest {

  @Test
  void aLineOfEachClassHasItsConfusion() {
    ClassPredictions predictions =
        new ClassPredictions(
            List.of("cat", "a \"dog\"", "cow"),
            new int[] {0, 0, 1, 1, 1},
            new float[] {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0});
    assertThat(predictions.byClass().orElseThrow().csv().lines())
        .containsExactly(
            "class,rows,predicted,right,precision,recall,f1,"
                + "\"predicted_cat\",\"predicted_a \"\"dog\"\"\",\"predicted_cow\"",
            "\"cat\",2,2,1,0.500000,0.500000,0.500000,1,1,0",
            "\"a \"\"dog\"\"\",3,3,2,0.666667,0.666667,0.666667,1,2,0",
            "\"cow\",0,0,0,,,,0,0,0");
  }

  @Test
  void aRowOfSeveralLabelsCountsForEach() {
    LabelsPredictions predictions =
        new LabelsPredictions(
            List.of("a", "b"),
            new byte[][] {{1, 1}, {0, 1}, {0, 0}},
            new float[] {0.9f, 0.5f, 0.6f, 0.4f, 0, 0});
    assertThat(predictions.byClass().orElseThrow().csv().lines())
        .containsExactly(
            "class,rows,predicted,right,precision,recall,f1",
            "\"a\",1,2,1,0.500000,1.000000,0.666667",
            "\"b\",2,1,1,1.000000,0.500000,0.666667");
  }

  @Test
  void numbersHaveNoClasses() {
    assertThat(new NumberPredictions(new double[] {1}, new double[] {1}).byClass()).isEmpty();
  }
}
