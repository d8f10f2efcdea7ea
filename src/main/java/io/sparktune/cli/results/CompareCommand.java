package io.sparktune.cli.results;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.cli.options.WidthOption;
import io.sparktune.report.text.ComparisonText;
import io.sparktune.report.text.ScreenWidth;
import io.sparktune.run.ComparedRuns;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows studies side by side. */
@Command(
    name = "compare",
    description = "Show studies side by side: scores, work, the winners' values, ranges, data.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
public final class CompareCommand implements Callable<Integer> {

  @Parameters(
      arity = "2..*",
      paramLabel = "RUN",
      description = "folders of studies, such as runs/digits-mlp")
  private List<String> runs;

  @Mixin private WidthOption option;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "write the same as one page, such as runs/compared.html")
  private @Nullable String page;

  @Override
  public Integer call() {
    ComparedRuns compared = new ComparedRuns(runs);
    ScreenWidth width = option.width();
    System.out.print(ComparisonText.of(compared.comparison(), width));
    if (page != null) {
      compared.writePage(page);
      System.out.printf("page %s%n", page);
    }
    return ExitCode.DONE;
  }
}
