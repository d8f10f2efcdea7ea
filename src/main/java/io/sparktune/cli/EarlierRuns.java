package io.sparktune.cli;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.search.Observation;
import io.sparktune.space.Values;
import io.sparktune.study.StudyState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Reads what {@code search.learn-from} names. */
final class EarlierRuns {

  private static final String REMEDY =
      "name the folder of a study in search.learn-from, such as runs/digits-mlp";

  private EarlierRuns() {}

  /** What a study in this folder learns: what it did when it began, or what there is now. */
  static List<Learnt> of(StudyFile file, Storage folder, Configuration fileSystems) {
    if (!file.search().learns()) {
      return List.of();
    }
    return folder.in("journal").names().isEmpty() ? read(file, fileSystems) : kept(file, folder);
  }

  /** What a study that has begun learnt. */
  static List<Learnt> kept(StudyFile file, Storage folder) {
    if (!file.search().learns()) {
      return List.of();
    }
    return LearntFile.read(folder)
        .orElseThrow(
            () ->
                new BadInput(
                    folder
                        + ": what this study learnt from earlier runs is lost; remove the folder"
                        + " to begin again"));
  }

  /** What there is to learn now, of each run in turn. */
  static List<Learnt> read(StudyFile file, Configuration fileSystems) {
    return file.search().learns()
        ? file.search().learnFrom().stream()
            .map(run -> learnt(file, run, journal(run, fileSystems)))
            .toList()
        : List.of();
  }

  /** What happened in an earlier run. */
  static Storage journal(String run, Configuration fileSystems) {
    try {
      Storage journal = Storage.at(run, fileSystems).in("journal");
      if (journal.names().isEmpty()) {
        throw new BadInput("search.learn-from: " + run + " has no journal; " + REMEDY);
      }
      return journal;
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, REMEDY);
    }
  }

  private static Learnt learnt(StudyFile file, String run, Storage journal) {
    StudyFile earlier = new RunFolder(run).studyFile();
    if (!earlier.study().goal().equals(file.study().goal())) {
      throw new BadInput(
          "search.learn-from: the goal of %s is to %s, that of this study to %s; name runs of the"
                  .formatted(run, earlier.study().goal(), file.study().goal())
              + " same goal");
    }
    List<Observation> observations = new ArrayList<>();
    int outside = 0;
    for (Observation observation : ConstantTrials.told(state(earlier, journal))) {
      Optional<Values> values = file.space().valuesEqualTo(observation.values().byName());
      if (values.isPresent()) {
        observations.add(observation.with(values.get()));
      } else {
        outside++;
      }
    }
    return new Learnt(run, outside, observations);
  }

  private static StudyState state(StudyFile earlier, Storage journal) {
    try {
      return Stand.of(earlier, journal).state();
    } catch (IOException e) {
      throw BadInput.of(new UncheckedIOException("cannot read " + journal, e), REMEDY);
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, REMEDY);
    }
  }
}
