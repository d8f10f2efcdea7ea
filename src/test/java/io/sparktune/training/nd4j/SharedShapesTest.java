package io.sparktune.training.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.distribution.factory.DefaultDistributionFactory;
import org.nd4j.linalg.factory.Nd4j;

final class SharedShapesTest {

  private final SharedShapes shapes = new SharedShapes();

  @Test
  void aShapeIsDescribedOnceAndAsNd4jDoes() {
    try (INDArray array = Nd4j.create(DataType.FLOAT, 3, 4)) {
      Pair<DataBuffer, long[]> described = ofFloats(3, 4);
      assertThat(described.getSecond()).isEqualTo(array.shapeInfoJava());
      assertThat(described.getFirst().asLong()).isEqualTo(array.shapeInfoDataBuffer().asLong());
      assertThat(ofFloats(3, 4)).isSameAs(described);
    }
  }

  @Test
  void everyDifferenceMakesAnotherShape() {
    Pair<DataBuffer, long[]> described = ofFloats(3, 4);
    long[] shape = {3, 4};
    long[] stride = {4, 1};
    assertThat(ofFloats(4, 3).getSecond()).isNotEqualTo(described.getSecond());
    for (Pair<DataBuffer, long[]> other :
        List.of(
            shapes.createShapeInformation(shape, stride, 1, 'c', DataType.DOUBLE, false),
            shapes.createShapeInformation(shape, new long[] {1, 3}, 1, 'f', DataType.FLOAT, false),
            shapes.createShapeInformation(shape, new long[] {8, 2}, 2, 'c', DataType.FLOAT, false),
            shapes.createShapeInformation(shape, stride, 1, 'c', DataType.FLOAT, true))) {
      assertThat(other.getSecond()).isNotEqualTo(described.getSecond());
    }
  }

  @Test
  void nd4jIsToldBeforeItBegins() {
    System.clearProperty(NativeParts.SHAPES);
    System.clearProperty(NativeParts.OPERATIONS);
    System.clearProperty(NativeParts.DISTRIBUTIONS);
    NativeParts.replace();
    assertThat(System.getProperty(NativeParts.SHAPES)).isEqualTo(SharedShapes.class.getName());
    assertThat(System.getProperty(NativeParts.OPERATIONS))
        .isEqualTo(MendedOperations.class.getName());
    assertThat(System.getProperty(NativeParts.DISTRIBUTIONS))
        .isEqualTo(MendedDistributions.class.getName());
  }

  @Test
  void partsThatNd4jHasNotTakenAreTold() {
    NativeParts.replace();
    DefaultDistributionFactory of = new DefaultDistributionFactory();
    assertThat(NativeParts.othersThanNamed(Map.of(NativeParts.DISTRIBUTIONS, of)))
        .isEqualTo("-Ddist=io.sparktune.training.nd4j.MendedDistributions");
    assertThat(
            NativeParts.othersThanNamed(
                Map.of(NativeParts.DISTRIBUTIONS, new MendedDistributions())))
        .isEmpty();
  }

  @Test
  void thisProcessHasAllParts() {
    NativeParts.replace();
    assertThat(NativeParts.others()).isEmpty();
  }

  private Pair<DataBuffer, long[]> ofFloats(long rows, long columns) {
    return shapes.createShapeInformation(
        new long[] {rows, columns}, new long[] {columns, 1}, 1, 'c', DataType.FLOAT, false);
  }
}
