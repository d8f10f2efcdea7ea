package io.sparktune.spark.executors;

import io.sparktune.storage.LocalDisk;
import io.sparktune.storage.StorageFailure;
import java.util.Optional;
import org.apache.spark.SparkEnv;

/** The local folders in which executors and the driver keep what does not fit into memory. */
public final class LocalFolders {

  private LocalFolders() {}

  /** The one behind a failure, such as a full one; empty where it was something else. */
  public static Optional<StorageFailure> behind(Throwable failure) {
    return LocalDisk.behind(failure, ofThisProcess());
  }

  private static String ofThisProcess() {
    String environment = System.getenv("SPARK_LOCAL_DIRS");
    String temporary = System.getProperty("java.io.tmpdir", "");
    if (environment != null || SparkEnv.get() == null) {
      return environment == null ? temporary : environment;
    }
    return SparkEnv.get().conf().get("spark.local.dir", temporary);
  }
}
