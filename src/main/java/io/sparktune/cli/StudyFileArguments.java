package io.sparktune.cli;

import io.sparktune.run.Tuning;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The study file on a command line, with what overrides it. */
final class StudyFileArguments {

  @Parameters(index = "0", paramLabel = "STUDY", description = "the study file (HOCON)")
  private String file;

  @Parameters(
      index = "1..*",
      paramLabel = "key=value",
      description = "settings that override the file's, such as search.trials=50")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--allow-includes", description = "let the study file include files beside it")
  private boolean allowIncludes;

  @Option(
      names = "--allow-environment",
      description = "let the study file use environment variables")
  private boolean allowEnvironment;

  /** The study, not yet checked. */
  Tuning study() {
    Tuning study = Tuning.file(file).override(overrides.toArray(String[]::new));
    study = allowIncludes ? study.allowIncludes() : study;
    return allowEnvironment ? study.allowEnvironment() : study;
  }
}
