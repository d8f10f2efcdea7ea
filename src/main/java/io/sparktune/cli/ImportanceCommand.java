package io.sparktune.cli;

import io.sparktune.config.StudyFile;
import io.sparktune.importance.Importances;
import io.sparktune.importance.Method;
import io.sparktune.importance.ScoredValues;
import io.sparktune.lake.ImportanceTable;
import io.sparktune.report.ImportanceText;
import io.sparktune.report.Numbers;
import io.sparktune.space.Space;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells how much each parameter of a study matters, and keeps it as a table. */
@Command(
    name = "importance",
    description = "Tell how much each parameter of a study matters, and keep it as a table.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ImportanceCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "the study's folder, such as runs/digits-mlp")
  private String run;

  @Override
  public Integer call() throws Exception {
    RunFolder folder = new RunFolder(run);
    StudyFile file = folder.studyFile();
    Stand stand = Stand.of(file, folder.journal());
    List<ScoredValues> scored = ScoredTrials.of(stand.state());
    requireEnough(file.space(), scored);
    long seed = file.study().seed();
    List<Importances> importances =
        Arrays.stream(Method.values())
            .map(method -> Importances.of(method, file.space(), scored, seed))
            .toList();
    tell(importances, scored.size(), System.out);
    try {
      ImportanceTable.write(folder.tables(), file.study().name(), importances, stand.events());
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, "give a folder in which tables can be written");
    }
    System.out.printf("table %s%n", folder.tables().in("importance"));
    return ExitCode.DONE;
  }

  private void requireEnough(Space space, List<ScoredValues> scored) {
    if (!Importances.canTell(space, scored)) {
      throw new BadInput(
          "%s: has %s and %s; importance takes 2 parameters and %d complete trials"
              .formatted(
                  run,
                  Numbers.count(space.dimensions(), "parameter"),
                  Numbers.count(scored.size(), "complete trial"),
                  Importances.FEWEST_TRIALS));
    }
  }

  private static void tell(List<Importances> importances, int trials, PrintStream out) {
    out.printf(
        "%s; shares with 90 %% intervals, chance taken off%n%n",
        Numbers.count(trials, "complete trial"));
    importances.forEach(each -> out.println(ImportanceText.of(each)));
    out.println("An interval from 0 or below: chance might give as much.");
  }
}
