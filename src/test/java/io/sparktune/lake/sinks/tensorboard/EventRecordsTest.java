package io.sparktune.lake.sinks.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Bytes that other writers wrote for the same events. */
final class EventRecordsTest {

  private static final Instant AT = Instant.ofEpochMilli(256_500);

  /** The first record of each file, here of the moment 256.5 s. */
  private static final String VERSION =
      "1800000000000000a37f4b22" // length and its checksum
          + "090000000000087040" // wall_time
          + "1a0d627261696e2e4576656e743a32" // file_version
          + "bc98212b";

  private static String hex(EventRecords file) {
    return HexFormat.of().formatHex(file.toBytes());
  }

  @Test
  void aFileBeginsWithItsVersion() {
    assertThat(hex(EventRecords.first(AT))).isEqualTo(VERSION);
  }

  @Test
  void scalarsAreWhatOthersWrite() {
    EventRecords file = EventRecords.first(AT);
    file.addSummary(AT, 1, Scalars.summary("v/1", 1.5));
    file.addSummary(AT, 2, Scalars.summary("v/22", 16));
    assertThat(hex(file))
        .isEqualTo(
            VERSION
                + "19000000000000008bf10828"
                + "090000000000087040"
                + "1001"
                + "2a0c0a0a0a03762f31150000c03f"
                + "2cecc087"
                + "1a00000000000000129bd82d"
                + "090000000000087040"
                + "1002"
                + "2a0d0a0b0a04762f32321500008041"
                + "8fa3b688");
  }
}
