package io.sparktune.cli.results;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.RunArgument;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.cli.options.WidthOption;
import io.sparktune.report.list.TrialLines;
import io.sparktune.report.list.TrialList;
import io.sparktune.report.list.TrialQuery;
import io.sparktune.report.text.TrialListText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the trials of a study. */
@Command(
    name = "trials",
    description = "List the finished trials of a study, also while it runs; the best one first.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
public final class TrialsCommand implements Callable<Integer> {

  @Mixin private RunArgument argument;

  @Mixin private WidthOption option;

  @Option(
      names = "--filter",
      paramLabel = "CONDITION",
      description =
          "trials for which this holds, such as \"score > 0.9\" or \"state = pruned\"; signs are"
              + " = != < <= > >= and ~ (has in it); may be given more than once")
  private List<String> filters = new ArrayList<>();

  @Option(
      names = "--sort",
      split = ",",
      paramLabel = "COLUMN",
      description = "columns to sort by, such as epochs or epochs:desc (default: the best first)")
  private List<String> order = new ArrayList<>();

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "COLUMN",
      description =
          "columns to show: those of the table trials, or paths of parameters (default: on a"
              + " terminal scores and parameters, in other formats all)")
  private List<String> columns = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N", description = "at most so many trials")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--format",
      defaultValue = "TEXT",
      description = "text, csv or jsonl, a JSON object a line (default: text)")
  private Format format;

  /** The form of the list. */
  enum Format {
    TEXT,
    CSV,
    JSONL
  }

  @Override
  public Integer call() {
    TrialQuery.Reader reader =
        format == Format.TEXT ? TrialQuery.Reader.PERSON : TrialQuery.Reader.PROGRAM;
    TrialQuery query = new TrialQuery(reader, columns, filters, order, Math.max(0, limit));
    TrialList list = argument.run().trials(query);
    switch (format) {
      case CSV -> TrialLines.csv(list).forEach(System.out::println);
      case JSONL -> TrialLines.json(list).forEach(System.out::println);
      default -> System.out.print(TrialListText.of(list, option.width()));
    }
    return ExitCode.DONE;
  }
}
