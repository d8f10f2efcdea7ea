package io.sparktune.run.sinks;

import io.sparktune.config.text.Permission;
import io.sparktune.run.past.RunFolder;
import java.util.Set;

/**
 * The choice of the sinks that a run is exported to.
 *
 * @param file that has them; empty for those of the run's own study file
 * @param permissions of that file
 */
public record SinkChoice(String file, Set<Permission> permissions) {

  public SinkChoice {
    permissions = Set.copyOf(permissions);
  }

  /** The sinks of the run's own study file. */
  public static SinkChoice ofStudy() {
    return ofFile("");
  }

  /** The sinks of a file. */
  public static SinkChoice ofFile(String file) {
    return new SinkChoice(file, Set.of());
  }

  /** The same from a file that may use environment variables. */
  public SinkChoice allowEnvironment() {
    return new SinkChoice(file, Set.of(Permission.ENVIRONMENT));
  }

  /** A run with these sinks. */
  public ExportedRun of(RunFolder run) {
    return file.isEmpty() ? ExportedRun.of(run) : ExportedRun.of(run, file, permissions);
  }
}
