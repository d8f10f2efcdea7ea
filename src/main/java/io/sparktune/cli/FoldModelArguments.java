package io.sparktune.cli;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.FileJournal;
import io.sparktune.lake.Storage;
import io.sparktune.simulation.FoldModel;
import io.sparktune.simulation.LogNormal;
import io.sparktune.simulation.ModelledFolds;
import io.sparktune.simulation.RecordedFolds;
import io.sparktune.simulation.SlowedFolds;
import io.sparktune.space.Parameter;
import io.sparktune.space.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Option;

/** Where the durations and the curves of simulated folds come from. */
final class FoldModelArguments {

  private static final String EXAMPLE = "--duration \"lognormal(60s, 0.6)\"";
  private static final String EPOCHS = "training.epochs";

  /** Between two folds of a slot, as measured with folds of a second (docs/decisions/0009). */
  private static final Duration DISPATCH = Duration.ofMillis(13);

  @Option(
      names = "--from",
      paramLabel = "RUN",
      description = "folder of an earlier run, whose durations and learning curves are repeated")
  private String run;

  @Option(
      names = "--duration",
      paramLabel = "MODEL",
      description = "duration of a whole fold by median and sigma, such as lognormal(60s, 0.6)")
  private String duration;

  @Option(
      names = "--slowdown",
      defaultValue = "1",
      description =
          "how many times as long folds take, such as 1.4 where slots share cores that the earlier"
              + " run had alone (default: ${DEFAULT-VALUE})")
  private double slowdown;

  FoldModel model(StudyFile file) {
    if (!(slowdown > 0 && Double.isFinite(slowdown))) {
      throw new BadInput("--slowdown " + slowdown + ": give a factor above 0, such as 1.4");
    }
    FoldModel folds = unslowed(file);
    return slowdown == 1 ? folds : new SlowedFolds(folds, slowdown);
  }

  private FoldModel unslowed(StudyFile file) {
    if (run == null && duration == null) {
      throw new BadInput(
          "--from, --duration: how long do folds take? give --from with the folder of an earlier"
              + " run, or "
              + EXAMPLE);
    }
    if (run != null && duration != null) {
      throw new BadInput("--from, --duration: both say how long folds take; give one of them");
    }
    return run == null ? modelled(file) : recorded(file);
  }

  private FoldModel modelled(StudyFile file) {
    LogNormal length;
    try {
      length = LogNormal.parse(duration);
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          "--duration \"" + duration + "\": " + e.getMessage() + ", such as " + EXAMPLE);
    }
    return new ModelledFolds(length, DISPATCH, epochs(file), file.study().goal().direction());
  }

  private static ToIntFunction<Values> epochs(StudyFile file) {
    double[] corner = new double[file.space().dimensions()];
    int fixed = file.planFor(file.space().valuesAt(corner)).training().epochs();
    return values -> ((Number) values.of(EPOCHS).orElse(fixed)).intValue();
  }

  private FoldModel recorded(StudyFile file) {
    RecordedFolds.Builder builder = new RecordedFolds.Builder();
    try {
      Storage journal = Storage.at(run, new Configuration()).in("journal");
      if (journal.names().isEmpty()) {
        throw new BadInput(
            "--from " + run + ": no journal in it; name a study's folder, such as runs/digits-mlp");
      }
      FileJournal.open(journal, (sequence, event) -> builder.add(event)).close();
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, "check --from");
    } catch (IOException e) {
      throw BadInput.of(new UncheckedIOException("cannot read " + run, e), "check --from");
    }
    RecordedFolds recorded =
        builder
            .build()
            .orElseThrow(
                () ->
                    new BadInput(
                        "--from "
                            + run
                            + ": not one fold was scored; name a run that got further, or give "
                            + EXAMPLE));
    requireSameParameters(file, recorded);
    requireMeasured(file, recorded);
    return recorded;
  }

  private void requireMeasured(StudyFile file, RecordedFolds recorded) {
    for (String column : file.rules(file.validation().fits(), 1).required()) {
      if (!recorded.tell(column)) {
        throw new BadInput(
            "--from "
                + run
                + ": "
                + column
                + " was not measured in that run; name one in which it was, or give "
                + EXAMPLE);
      }
    }
  }

  private void requireSameParameters(StudyFile file, RecordedFolds recorded) {
    Set<String> unknown = new TreeSet<>(recorded.parameters());
    file.space().parameters().forEach(parameter -> unknown.remove(parameter.name()));
    Set<String> missing =
        file.space().roots().stream()
            .map(Parameter::name)
            .collect(Collectors.toCollection(TreeSet::new));
    missing.removeAll(recorded.parameters());
    if (!unknown.isEmpty() || !missing.isEmpty()) {
      throw new BadInput(
          "--from "
              + run
              + ": that run has other parameters than the study ("
              + (unknown.isEmpty() ? "" : "only there: " + String.join(", ", unknown))
              + (unknown.isEmpty() || missing.isEmpty() ? "" : "; ")
              + (missing.isEmpty() ? "" : "only here: " + String.join(", ", missing))
              + "); name a run of the same parameters, or give "
              + EXAMPLE);
    }
  }
}
