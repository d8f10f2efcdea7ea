package io.sparktune.cli;

import io.sparktune.run.PastRun;
import picocli.CommandLine.Parameters;

/** The folder of a study on a command line. */
final class RunArgument {

  @Parameters(paramLabel = "RUN", description = "the study's folder, such as runs/digits-mlp")
  private String path;

  PastRun run() {
    return new PastRun(path);
  }
}
