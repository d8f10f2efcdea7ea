package io.sparktune.cli;

import io.sparktune.config.StudyFile;
import io.sparktune.report.Numbers;
import io.sparktune.report.text.SimulationText;
import io.sparktune.run.earlier.EarlierRuns;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.StudySearch;
import io.sparktune.run.input.Version;
import io.sparktune.simulation.ClusterSettings;
import io.sparktune.simulation.FoldModel;
import io.sparktune.simulation.Simulation;
import io.sparktune.simulation.SimulationReport;
import io.sparktune.trial.Seeds;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a study in virtual time, without Spark and data but where it measures. */
@Command(
    name = "simulate",
    description = "Predict the time, use of slots and best score of a study, in virtual time.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SimulateCommand implements Callable<Integer> {

  /** What a cluster's scheduler takes to put a new container in place of a lost one. */
  private static final Duration REPLACEMENT = Duration.ofMinutes(2);

  @Mixin private StudyFileArguments arguments;

  @Mixin private FoldModelArguments folds;

  @Option(
      names = "--slots",
      defaultValue = "16",
      description = "folds in training side by side (default: ${DEFAULT-VALUE})")
  private int slots;

  @Option(
      names = "--executor-slots",
      defaultValue = "1",
      description = "slots of each executor (default: ${DEFAULT-VALUE})")
  private int executorSlots;

  @Option(
      names = "--losses",
      defaultValue = "0",
      description = "losses of each executor in an hour (default: ${DEFAULT-VALUE})")
  private double lossesPerHour;

  @Override
  public Integer call() {
    StudyFile file = arguments.read();
    ClusterSettings cluster = cluster(file);
    StudySearch search = new StudySearch(file, EarlierRuns.read(file, new Configuration()));
    PrintStream out = System.out;
    FoldModel model = folds.model(file, slots, out);
    int trials = search.trials();
    int foldsOfTrial = file.validation().fits();
    out.printf(
        "simulated: study %s, %s, %s search: %s of %s on %s%n%n",
        file.study().name(),
        file.study().goals(),
        file.search().sampler().name(),
        search.trialsInWords(),
        Numbers.count(foldsOfTrial, "fold"),
        Numbers.count(slots, "slot"));
    out.flush();
    Simulation simulation =
        new Simulation(file.rules(foldsOfTrial, trials), search.director(), model, cluster);
    ZonedDateTime start = ZonedDateTime.now(ZoneId.systemDefault());
    Optional<Instant> deadline = file.stopping().deadline(start);
    long before = System.nanoTime();
    SimulationReport report =
        simulation.run(start.toInstant(), file.stopping().limits(trials), deadline, List.of());
    double seconds = (System.nanoTime() - before) / 1e9;
    out.print(SimulationText.of(report));
    out.printf(
        Locale.ROOT, "%n%,d events of the loop, simulated in %.1f s%n", report.events(), seconds);
    return ExitCode.DONE;
  }

  private ClusterSettings cluster(StudyFile file) {
    if (slots < 1) {
      throw new BadInput("--slots " + slots + ": there must be a slot; give 1 or more");
    }
    if (executorSlots < 1 || executorSlots > slots) {
      throw new BadInput(
          "--executor-slots " + executorSlots + ": give from 1 to the " + slots + " of --slots");
    }
    if (!(lossesPerHour >= 0 && Double.isFinite(lossesPerHour))) {
      throw new BadInput(
          "--losses " + lossesPerHour + ": give losses of an executor in an hour, 0 or more");
    }
    return new ClusterSettings(
        slots,
        executorSlots,
        lossesPerHour,
        REPLACEMENT,
        file.segments().millisPerCheckpoint(),
        Seeds.derive(file.study().seed(), "simulated losses", 0));
  }
}
