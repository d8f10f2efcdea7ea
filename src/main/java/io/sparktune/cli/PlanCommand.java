package io.sparktune.cli;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataSource;
import io.sparktune.lake.InputSize;
import io.sparktune.report.Numbers;
import io.sparktune.report.text.SpaceTable;
import io.sparktune.run.earlier.EarlierRunData;
import io.sparktune.run.earlier.EarlierRuns;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.StudySearch;
import io.sparktune.run.input.Version;
import io.sparktune.search.UniformPoints;
import io.sparktune.space.Constraint;
import io.sparktune.trial.Seeds;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a study would do, without Spark and without doing any of it. */
@Command(
    name = "plan",
    description = "Show what a study would do: settings, parameters, trials, fits, memory.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class PlanCommand implements Callable<Integer> {

  private static final int DRAWS = 10_000;

  @Mixin private StudyFileArguments arguments;

  @Override
  public Integer call() {
    StudyFile file = arguments.read();
    Optional<InputSize> size = file.data().rows().table().map(PlanCommand::size);
    List<EarlierRunData> learnt = EarlierRuns.read(file, new Configuration());
    PrintStream out = System.out;
    out.printf(
        "study %s: %s, seed %d, results in %s/%s%n",
        file.study().name(),
        file.study().goals(),
        file.study().seed(),
        file.study().output(),
        file.study().name());
    out.printf(
        "data: %s%n%n",
        size.map(PlanCommand::inWords)
            .orElse(file.data().kind().name() + " of " + file.data().rows().place()));
    out.println(SpaceTable.of(file.space()));
    tellConstraints(file, out);
    tellSize(file, learnt, out);
    out.printf("%nThe whole configuration:%n%n%s", file.resolvedText());
    return ExitCode.DONE;
  }

  private static void tellConstraints(StudyFile file, PrintStream out) {
    file.rules(file.validation().fits(), 1)
        .constraints()
        .all()
        .forEach(constraint -> out.printf("constraint on outcomes  %s%n", constraint.text()));
    List<Constraint> constraints = file.space().constraints();
    if (constraints.isEmpty()) {
      return;
    }
    constraints.forEach(constraint -> out.println("constraint  " + constraint.text()));
    int kept =
        new UniformPoints(file.space())
            .count(DRAWS, Seeds.random(file.study().seed(), "share of the space", 0));
    out.printf(
        Locale.ROOT,
        "%,d of %,d random values (%s %%) satisfy %s%n%n",
        kept,
        DRAWS,
        kept == 0 ? "less than 0.01" : Numbers.brief(100.0 * kept / DRAWS),
        constraints.size() == 1 ? "it" : "all of them");
  }

  private static void tellSize(StudyFile file, List<EarlierRunData> learnt, PrintStream out) {
    StudySearch search = new StudySearch(file, learnt);
    learnt.forEach(out::println);
    int folds = file.validation().fits();
    out.printf("%s%n", SpaceTable.gridSize(file.space()));
    int population = file.search().sampler().keptInTraining();
    out.printf(
        population == 0
            ? "%s search: %s of %s are %s, and one more for the winner%n"
            : "%s search: %s of %s train as much as %s, and one more for the winner%n",
        file.search().sampler().name(),
        search.trialsInWords(),
        Numbers.count(folds, "fold"),
        Numbers.count((population == 0 ? search.trials() : (long) population) * folds, "fit"));
  }

  private static String inWords(InputSize size) {
    return "%s of %s, at most %,d KiB on each executor"
        .formatted(
            Numbers.count(size.rows(), "row"),
            Numbers.count(size.columns(), "column"),
            (size.bytes() + 1023) / 1024);
  }

  private static InputSize size(DataSource source) {
    if (source instanceof DataSource.Circles circles) {
      return new InputSize(circles.count(), 3);
    }
    if (source instanceof DataSource.Moons moons) {
      return new InputSize(moons.count(), 3);
    }
    DataSource.Files files = (DataSource.Files) source;
    try {
      return InputSize.of(files.path(), files.delimiter())
          .orElseThrow(
              () -> new BadInput(files.path() + ": no such file or folder; check data.path"));
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, "check data.path");
    }
  }
}
