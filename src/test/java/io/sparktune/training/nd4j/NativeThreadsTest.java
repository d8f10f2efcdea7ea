package io.sparktune.training.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOpsHolder;

final class NativeThreadsTest {

  @AfterEach
  void useOneAgain() {
    NativeThreads.use(1);
  }

  @Test
  void aNewThreadTakesTheNumberOver() throws Exception {
    NativeThreads.use(3);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      int threads =
          pool.submit(
                  () -> {
                    NativeThreads.applyToThisThread();
                    return NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
                  })
              .get();
      assertThat(threads).isEqualTo(3);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void noThreadsAreRefused() {
    assertThatThrownBy(() -> NativeThreads.use(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the number of native threads is 0");
  }
}
