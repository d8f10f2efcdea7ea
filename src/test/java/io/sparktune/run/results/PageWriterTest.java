package io.sparktune.run.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** On a page that is counted. */
final class PageWriterTest {

  @Test
  void writesAgainAndAgainUntilClosed() throws InterruptedException {
    CountDownLatch written = new CountDownLatch(3);
    AtomicInteger pages = new AtomicInteger();
    try (PageWriter unused =
        PageWriter.start(
            () -> {
              pages.incrementAndGet();
              written.countDown();
            },
            Optional.of(Duration.ofMillis(1)))) {
      assertThat(written.await(1, TimeUnit.MINUTES)).isTrue();
    }
    int atTheEnd = pages.get();
    assertThat(atTheEnd).isGreaterThanOrEqualTo(3);
  }

  @Test
  void writesNothingWhereNothingIsAskedFor() {
    AtomicInteger pages = new AtomicInteger();
    PageWriter.start(pages::incrementAndGet, Optional.empty()).close();
    assertThat(pages).hasValue(0);
  }
}
