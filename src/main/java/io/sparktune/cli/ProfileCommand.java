package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.cli.options.WidthOption;
import io.sparktune.report.text.TableText;
import io.sparktune.run.SubmittedSession;
import io.sparktune.run.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the columns of a table. */
@Command(
    name = "profile",
    description = "Show the columns of a study's table, or of data: types, ranges, warnings.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class ProfileCommand implements Callable<Integer> {

  private static final String STUDY_FILE = ".conf";

  @Spec private CommandSpec specification;

  @Parameters(
      index = "0",
      paramLabel = "INPUT",
      description = "a study file (named .conf), or data: a file or folder, with --target")
  private String input;

  @Parameters(
      index = "1..*",
      paramLabel = "key=value",
      description = "settings, such as data.delimiter=\";\"")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--target", description = "the column to be predicted, where INPUT is data")
  private String target = "";

  @Mixin private WidthOption width;

  @Override
  public Integer call() {
    Tuning study =
        (input.endsWith(STUDY_FILE) ? Tuning.file(input) : data())
            .override(overrides.toArray(String[]::new));
    try (SubmittedSession spark = SubmittedSession.later(study)) {
      System.out.print(TableText.of(study.profile(spark), width.width()));
      spark.willEndWith(ExitCode.DONE);
      return ExitCode.DONE;
    }
  }

  private Tuning data() {
    if (target.isEmpty()) {
      throw new ParameterException(
          specification.commandLine(),
          input + " is no study file (.conf); name the --target in it");
    }
    return Tuning.of("profile").goal("maximize accuracy").data(input, target);
  }
}
