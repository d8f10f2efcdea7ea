package io.sparktune.cli.results;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.RunArgument;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.cli.options.WidthOption;
import io.sparktune.report.text.StatusText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells how far a study is. */
@Command(
    name = "status",
    description = "Tell how far a study is, by its tables, also while it runs.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
public final class StatusCommand implements Callable<Integer> {

  @Mixin private RunArgument argument;

  @Mixin private WidthOption option;

  @Override
  public Integer call() {
    System.out.print(option.width().wrapped(StatusText.of(argument.run().status())));
    return ExitCode.DONE;
  }
}
