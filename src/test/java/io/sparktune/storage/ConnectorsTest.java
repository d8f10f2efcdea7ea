package io.sparktune.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

final class ConnectorsTest {

  @Test
  void aFileSystemThatIsNotThere_isToldWithItsConnector() {
    assertThatThrownBy(
            () -> FileSystems.of(new Path("s3a://bucket/rows.csv"), new Configuration(false)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "there is no file system for s3a: here; give spark-submit its connector, such as"
                + " --packages org.apache.hadoop:hadoop-aws:");
    assertThatThrownBy(
            () -> FileSystems.of(new Path("lake://bucket/rows.csv"), new Configuration(false)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "there is no file system for lake: here; give spark-submit its connector (--packages)");
  }
}
