package io.sparktune.training.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DevicesTest {

  @Test
  void withoutAListOfVisibleDevices_anAddressIsItsIndex() {
    assertThat(Devices.index("3", null)).isEqualTo(3);
    assertThat(Devices.index("0", "")).isZero();
  }

  @Test
  void withAListOfVisibleDevices_theIndexIsThePlaceInIt() {
    assertThat(Devices.index("2", "2,3")).isZero();
    assertThat(Devices.index("3", "2, 3")).isEqualTo(1);
    assertThat(Devices.index("GPU-8f6c", "GPU-11aa,GPU-8f6c")).isEqualTo(1);
  }

  @Test
  void anAddressThatIsNotVisible_isRefused() {
    assertThatThrownBy(() -> Devices.index("0", "2,3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("GPU 0 is not in CUDA_VISIBLE_DEVICES=2,3");
    assertThatThrownBy(() -> Devices.index("GPU-8f6c", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("GPU GPU-8f6c is not a number, and CUDA_VISIBLE_DEVICES does not list it");
  }

  @Test
  void withoutTheCudaBackend_everyAddressWillDo() {
    assertThatCode(() -> Devices.bind("no such device")).doesNotThrowAnyException();
  }
}
