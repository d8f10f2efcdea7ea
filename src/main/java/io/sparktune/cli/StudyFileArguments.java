package io.sparktune.cli;

import io.sparktune.config.StudyFile;
import io.sparktune.config.sections.Kinds;
import io.sparktune.config.text.Permission;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.StudyText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

  StudyFile read() {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    if (allowIncludes) {
      permissions.add(Permission.INCLUDES);
    }
    if (allowEnvironment) {
      permissions.add(Permission.ENVIRONMENT);
    }
    return StudyFile.read(
        file, StudyText.of(file), overrides, permissions, StudyText::ofOther, kinds());
  }

  private static Kinds kinds() {
    try {
      return Kinds.withExtensions();
    } catch (IllegalArgumentException e) {
      throw new BadInput("a class of --jars cannot be used: " + e.getMessage());
    }
  }
}
