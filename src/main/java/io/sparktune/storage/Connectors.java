package io.sparktune.storage;

import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.VersionInfo;

/** Libraries for file systems that Spark does not come with. */
final class Connectors {

  private static final String AWS = "org.apache.hadoop:hadoop-aws:" + VersionInfo.getVersion();
  private static final String AZURE = "org.apache.hadoop:hadoop-azure:" + VersionInfo.getVersion();
  private static final Map<String, String> PACKAGES =
      Map.of("s3a", AWS, "abfs", AZURE, "abfss", AZURE, "wasb", AZURE, "wasbs", AZURE);

  private Connectors() {}

  /** Whether a class of a configured file system is not there. */
  static boolean isMissing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError) {
        return true;
      }
    }
    return false;
  }

  static String missing(Path path) {
    String scheme = path.toUri().getScheme();
    String connector = PACKAGES.get(String.valueOf(scheme));
    return "there is no file system for "
        + scheme
        + ": here; give spark-submit its connector"
        + (connector == null ? " (--packages)" : ", such as --packages " + connector);
  }
}
