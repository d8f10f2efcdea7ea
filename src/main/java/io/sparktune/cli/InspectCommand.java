package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.cli.options.WidthOption;
import io.sparktune.report.text.ModelText;
import io.sparktune.run.ModelInspection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the layers of a network in a file. */
@Command(
    name = "inspect",
    description = "Show the layers, shapes and parameters of a model: ours, Deeplearning4j, Keras.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class InspectCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "a zip of Deeplearning4j, an .h5 of Keras, or a study's models/best folder")
  private String model;

  @Mixin private WidthOption width;

  @Override
  public Integer call() {
    System.out.print(ModelText.of(ModelInspection.of(model), width.width()));
    return ExitCode.DONE;
  }
}
