package io.sparktune.cli.options;

import io.sparktune.run.PastRun;
import picocli.CommandLine.Parameters;

/** The folder of a study on a command line. */
public final class RunArgument {

  @Parameters(paramLabel = "RUN", description = "the study's folder, such as runs/digits-mlp")
  private String path;

  public PastRun run() {
    return new PastRun(path);
  }
}
