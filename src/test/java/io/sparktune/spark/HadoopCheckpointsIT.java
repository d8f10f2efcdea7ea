package io.sparktune.spark;

import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.training.checkpoints.CheckpointsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints on the local file system. */
final class HadoopCheckpointsIT extends CheckpointsContract {

  private static SparkDriver driver;

  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    driver = DriverOfTests.local(1);
  }

  @AfterAll
  static void stopSpark() {
    driver.close();
  }

  @Override
  protected Checkpoints checkpoints() {
    return driver.checkpoints(folder.resolve("checkpoints").toUri().toString());
  }
}
