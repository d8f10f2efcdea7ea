package io.sparktune.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

final class ReasonTest {

  private final IOException full = new IOException("No space left on device");

  @Test
  void whoOnlyPassesAReasonOn_hasNone() {
    assertThat(Reason.of(new UncheckedIOException(full))).isEqualTo("No space left on device");
    assertThat(Reason.of(FullFileSystem.fullDisk())).isEqualTo("No space left on device");
  }

  @Test
  void whatParquetCouldNotWrite_isNotToldByItsContent() {
    IOException parquet =
        new IOException(
            "can not write FileMetaData(version:1, schema:[SchemaElement(name:folds)])",
            new IllegalStateException(full.toString(), full));
    assertThat(Reason.of(parquet)).isEqualTo("No space left on device");
  }

  @Test
  void aReasonIsHalfALine() {
    assertThat(Reason.of(new IOException("x".repeat(10_000) + "\nand more"))).hasSize(304);
  }
}
