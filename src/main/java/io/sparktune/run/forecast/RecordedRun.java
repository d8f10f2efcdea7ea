package io.sparktune.run.forecast;

import io.sparktune.config.StudyFile;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.past.RunFolder;
import io.sparktune.run.past.StudyEvents;
import io.sparktune.simulation.RecordedFolds;
import io.sparktune.space.Parameter;
import io.sparktune.study.events.ImpossibleEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * The earlier run of {@code --from}.
 *
 * @param run its folder
 */
record RecordedRun(String run) {

  private static final String EXAMPLE = ForecastSettings.EXAMPLE;

  /** Its folds, for a study of the same parameters. */
  RecordedFolds foldsFor(StudyFile file) {
    RecordedFolds.Builder builder = new RecordedFolds.Builder();
    try {
      Storage journal = Storage.at(run, new Configuration()).in("journal");
      if (journal.names().isEmpty()) {
        throw new BadInput(
            "--from " + run + ": no journal in it; name a study's folder, such as runs/digits-mlp");
      }
      Optional<StudyEvents> possible = possible(file);
      FileJournal.open(
              journal,
              (sequence, event) -> {
                possible.ifPresent(known -> known.require(event));
                ImpossibleEvent.unlessFrom(() -> builder.add(event));
              })
          .close();
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

  /** By the study file of that run, where it can be read. */
  private Optional<StudyEvents> possible(StudyFile file) {
    try {
      return Optional.of(StudyEvents.of(new RunFolder(run).studyFile(file.kinds())));
    } catch (BadInput | StudyFileError e) {
      return Optional.empty();
    }
  }

  private void requireMeasured(StudyFile file, RecordedFolds recorded) {
    for (String column : file.rules(file.folds(), 1).required()) {
      if (!recorded.measures(column)) {
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
