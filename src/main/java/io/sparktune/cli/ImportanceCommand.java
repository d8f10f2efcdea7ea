package io.sparktune.cli;

import io.sparktune.config.StudyFile;
import io.sparktune.importance.Importances;
import io.sparktune.importance.Method;
import io.sparktune.lake.tables.ImportanceTable;
import io.sparktune.report.Numbers;
import io.sparktune.report.text.ImportanceText;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.past.ReplayedState;
import io.sparktune.run.past.RunFolder;
import io.sparktune.run.past.ScoredTrials;
import io.sparktune.space.Space;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures the importance of each parameter of a study, and writes it to a table. */
@Command(
    name = "importance",
    description = "Measure the importance of each parameter of a study, and write it to a table.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class ImportanceCommand implements Callable<Integer> {

  @Mixin private RunArgument run;

  @Override
  public Integer call() throws Exception {
    RunFolder folder = run.folder();
    StudyFile file = folder.studyFile();
    ReplayedState replayed = ReplayedState.of(file, folder.journal());
    ScoredTrials scored = ScoredTrials.of(replayed.state());
    List<Importances> importances = scored.importances(file.space(), file.study().seed());
    if (importances.isEmpty()) {
      throw new BadInput(tooLittle(file.space(), scored));
    }
    tell(importances, scored, System.out);
    try {
      ImportanceTable.write(folder.tables(), file.study().name(), importances, replayed.events());
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, "give a folder in which tables can be written");
    }
    System.out.printf("table %s%n", folder.tables().in("importance"));
    return ExitCode.DONE;
  }

  private String tooLittle(Space space, ScoredTrials scored) {
    return ("%s: has %s and %s; importance needs 2 parameters and %d trials,"
            + " at least one of them complete")
        .formatted(
            run.path(),
            Numbers.count(space.dimensions(), "parameter"),
            scored,
            Importances.FEWEST_TRIALS);
  }

  private static void tell(List<Importances> importances, ScoredTrials scored, PrintStream out) {
    out.printf("%s; shares with 90 %% intervals, less those of chance%n%n", scored);
    importances.forEach(each -> out.println(ImportanceText.of(each)));
    if (importances.size() < Method.values().length) {
      out.printf("fanova needs %d complete trials.%n%n", Importances.FEWEST_TRIALS);
    }
    if (importances.stream()
        .flatMap(each -> each.parameters().stream())
        .anyMatch(each -> each.estimate() == null)) {
      out.printf("No share: on in fewer than %d trials.%n", Importances.FEWEST_TRIALS);
    }
    out.println("An interval that reaches 0: the share may be due to chance.");
  }
}
