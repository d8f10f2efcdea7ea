package io.sparktune.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.GreyImages.Images;
import io.sparktune.data.GreyImages.Preparation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A kind of data that no class of Sparktune knows. */
final class GreyImagesTest implements DatasetContract {

  private static final int ROWS = 30;

  private static byte[] bytes() {
    byte[] bytes = new byte[5 * ROWS];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % 5 == 4 ? i % 2 : 37 * i);
    }
    return bytes;
  }

  @Override
  public DataKind kind() {
    return new GreyImages();
  }

  @Override
  public Dataset data() {
    return new Images(bytes());
  }

  @Override
  public Dataset changed(int[] trainRows) {
    byte[] bytes = bytes();
    for (int row = 0; row < ROWS; row++) {
      if (Arrays.binarySearch(trainRows, row) < 0) {
        bytes[5 * row] ^= 1;
      }
    }
    return new Images(bytes);
  }

  @Override
  public List<PreparationSettings> preparations() {
    return List.of(new Preparation(true), new Preparation(false));
  }

  @Test
  void kindsAreToldApartByName() {
    DataKinds kinds = new DataKinds(List.of(new GreyImages()));

    assertThat(kinds.named("grey-images").name()).isEqualTo("grey-images");
    assertThatThrownBy(() -> kinds.named("table"))
        .hasMessage("there is no kind of data table among [grey-images]");
  }
}
