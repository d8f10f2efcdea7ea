package io.sparktune.run.earlier;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.past.ConstantTrials;
import io.sparktune.run.past.ReplayedState;
import io.sparktune.run.past.RunFolder;
import io.sparktune.run.past.StudyEvents;
import io.sparktune.search.Observation;
import io.sparktune.space.Values;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Reads what {@code search.learn-from} names. */
public final class EarlierRuns {

  private static final String REMEDY = "name the folder of a study, such as runs/digits-mlp";

  private static final String KEY = "search.learn-from";

  private EarlierRuns() {}

  /** What a study in this folder learns: what it did when it began, or what there is now. */
  public static List<EarlierRunData> of(StudyFile file, Storage folder, Configuration fileSystems) {
    if (!file.search().learns()) {
      return List.of();
    }
    if (folder.in("journal").names().isEmpty()) {
      return read(file, fileSystems);
    }
    requireOthers(file, fileSystems);
    return kept(file, folder);
  }

  /** What a study that has begun learnt. */
  public static List<EarlierRunData> kept(StudyFile file, Storage folder) {
    if (!file.search().learns()) {
      return List.of();
    }
    return TransferFile.read(folder)
        .orElseThrow(
            () ->
                new BadInput(
                    folder
                        + ": what this study learnt from earlier runs is lost; remove the folder"
                        + " to start again"));
  }

  /** What there is to learn now, of each run in turn. */
  public static List<EarlierRunData> read(StudyFile file, Configuration fileSystems) {
    if (!file.search().learns()) {
      return List.of();
    }
    requireOthers(file, fileSystems);
    return file.search().learnFrom().stream()
        .map(run -> learnt(file, run, journal(file, run, fileSystems)))
        .toList();
  }

  /** What happened in an earlier run. */
  static Storage journal(StudyFile file, String run, Configuration fileSystems) {
    try {
      Storage folder = Storage.at(run, fileSystems);
      Storage journal = folder.in("journal");
      if (journal.names().isEmpty()) {
        String problem = folder.exists() ? " has no journal; " : " is not there; ";
        throw problem(file, run + problem + REMEDY);
      }
      return journal;
    } catch (UncheckedIOException e) {
      throw problem(file, String.join("; ", BadInput.of(e, REMEDY).problems()));
    }
  }

  private static BadInput problem(StudyFile file, String sentence) {
    return new BadInput(file.problem(KEY, sentence));
  }

  /** A study does not learn from itself, nor twice from the same run. */
  static void requireOthers(StudyFile file, Configuration fileSystems) {
    Map<String, String> runs = new LinkedHashMap<>();
    try {
      String own = Storage.at(file.study().output(), fileSystems).in(file.study().name()).uri();
      for (String run : file.search().learnFrom()) {
        String uri = Storage.at(run, fileSystems).uri();
        if (uri.equals(own)) {
          throw problem(
              file,
              run
                  + " is this study's own folder; name earlier runs, or give the study another"
                  + " study.name");
        }
        String same = runs.putIfAbsent(uri, run);
        if (same != null) {
          throw problem(file, same + " and " + run + " are one folder; name it once");
        }
      }
    } catch (UncheckedIOException e) {
      throw problem(file, String.join("; ", BadInput.of(e, REMEDY).problems()));
    }
  }

  private static EarlierRunData learnt(StudyFile file, String run, Storage journal) {
    StudyFile earlier = new RunFolder(run).studyFile(file.kinds());
    if (!earlier.study().goal().equals(file.study().goal())) {
      throw problem(
          file,
          "the goal of %s is to %s, that of this study to %s; name runs of the same goal"
              .formatted(run, earlier.study().goal(), file.study().goal()));
    }
    requireMeasured(file, run, earlier.measured().columns());
    List<Observation> observations = new ArrayList<>();
    int outside = 0;
    for (Observation observation : ConstantTrials.observations(state(earlier, file, journal))) {
      Optional<Values> values = file.space().valuesEqualTo(observation.values().byName());
      if (values.isPresent()) {
        observations.add(observation.with(values.get()));
      } else {
        outside++;
      }
    }
    return new EarlierRunData(run, outside, observations);
  }

  /** An earlier run measured what the goals and constraints of today need. */
  private static void requireMeasured(StudyFile file, String run, List<String> columns) {
    Map<String, String> needed = new LinkedHashMap<>();
    for (Goal goal : file.study().goals().further()) {
      if (!goal.isCost()) {
        needed.put(goal.column(), goal.name());
      }
    }
    for (Metric metric : ReplayedState.rules(file).constraints().metrics()) {
      if (!metric.isCost()) {
        needed.put(metric.column(), metric.key());
      }
    }
    needed.keySet().removeAll(columns);
    needed.values().stream()
        .findFirst()
        .ifPresent(
            name -> {
              throw problem(
                  file,
                  "%s did not measure %s; name runs that did, by their goals or validation.%s"
                      .formatted(run, name, name.contains("@") ? "per-class" : "metrics"));
            });
  }

  /** The earlier trials, by the goals and constraints of today. */
  private static StudyState state(StudyFile earlier, StudyFile file, Storage journal) {
    try {
      StudyRules then = ReplayedState.rules(earlier);
      StudyRules rules =
          new StudyRules(
              then.folds(),
              file.study().goals(),
              ReplayedState.rules(file).constraints(),
              then.mostEpochs(),
              then.pruner(),
              then.race(),
              then.window(),
              then.population());
      return ReplayedState.of(new StudyEvents(earlier.space(), rules), journal).state();
    } catch (IOException e) {
      throw BadInput.of(new UncheckedIOException("cannot read " + journal, e), REMEDY);
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, REMEDY);
    }
  }
}
