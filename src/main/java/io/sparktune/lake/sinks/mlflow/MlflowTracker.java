package io.sparktune.lake.sinks.mlflow;

import io.sparktune.lake.Storage;
import io.sparktune.lake.sinks.trackers.Tracked;
import io.sparktune.lake.sinks.trackers.Tracker;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.TrialState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run of MLflow for a study, and one below it for each of its trials. Runs are known by tags with
 * the journal's identity and the trial's number. Nothing is created or logged before it was looked
 * for, so that each thing is there once whoever failed before.
 */
public final class MlflowTracker implements Tracker {

  private static final Logger LOG = LoggerFactory.getLogger(MlflowTracker.class);

  private final MlflowSettings settings;
  private final MlflowApi api;
  private final Patience patience;
  private final StudyTags tags;
  private final String experiment;

  /** The study's own run, once there is one. */
  private Optional<LoggedRun> own = Optional.empty();

  /** Whether this created the study's own run, so that those of trials are all its own too. */
  private boolean isNew;

  /** Trials whose runs this has asked for. */
  private final Set<Integer> asked = new HashSet<>();

  private boolean hasRefused;

  /**
   * Finds or creates the experiment.
   *
   * @param study its name, goals and parameters
   * @param journal the digest of its first event
   */
  public MlflowTracker(MlflowSettings settings, StudyTables study, String journal)
      throws IOException {
    this(settings, study, journal, Duration.ofMillis(200));
  }

  /**
   * @param firstPause before what failed for a moment is tried again
   */
  MlflowTracker(MlflowSettings settings, StudyTables study, String journal, Duration firstPause)
      throws IOException {
    this.settings = settings;
    this.api = new MlflowApi(new MlflowClient(settings.address()));
    this.patience = new Patience(firstPause);
    this.tags = new StudyTags(study, journal);
    this.experiment = patience.repeat(() -> api.experiment(settings.experimentOr(study.study())));
  }

  @Override
  public long covered() throws IOException {
    own = patience.repeat(() -> found(Tracked.STUDY));
    String covered = own.map(run -> run.tag(StudyTags.EXPORTED)).orElse("");
    return covered.matches("\\d{1,18}") ? Long.parseLong(covered) : 0;
  }

  private Optional<LoggedRun> found(int number) throws IOException {
    return api.runs(experiment, tags.known(number)).stream().findFirst();
  }

  @Override
  public void tell(List<Tracked> entries, long through) throws IOException {
    Map<Integer, List<Tracked>> byTrial = Tracked.byTrial(entries);
    LoggedRun parent = parent(entries.get(0));
    List<Tracked> ofStudy = byTrial.remove(Tracked.STUDY);
    for (Map.Entry<Integer, List<Tracked>> trial : byTrial.entrySet()) {
      log(trial.getKey(), trial.getValue(), parent);
    }
    if (ofStudy != null) {
      log(Tracked.STUDY, ofStudy, parent);
    }
    patience.repeat(
        () -> {
          api.setTag(parent, StudyTags.EXPORTED, Long.toString(through));
          return through;
        });
  }

  private LoggedRun parent(Tracked first) throws IOException {
    if (own.isEmpty()) {
      own = Optional.of(patience.repeat(() -> foundOrCreated(first)));
    }
    return own.get();
  }

  private LoggedRun foundOrCreated(Tracked first) throws IOException {
    Optional<LoggedRun> there = found(Tracked.STUDY);
    if (there.isPresent()) {
      return there.get();
    }
    LoggedRun created = api.createRun(experiment, tags.name(), first.at(), tags.ofStudy());
    isNew = true;
    return created;
  }

  /** What the server refuses once and for all is left out, so that the rest gets there. */
  private void log(int number, List<Tracked> entries, LoggedRun parent) throws IOException {
    try {
      patience.repeat(
          () -> {
            LoggedRun run = run(number, entries.get(0), parent);
            api.log(run, batch(run, entries));
            update(run, entries);
            return run;
          });
    } catch (MlflowFailure e) {
      if (!e.isRefusal()) {
        throw e;
      }
      if (!hasRefused) {
        LOG.warn("{}: {}; what it refuses is left out", this, e.getMessage());
      }
      hasRefused = true;
    }
  }

  private LoggedRun run(int number, Tracked first, LoggedRun parent) throws IOException {
    boolean mayBeThere = !asked.add(number) || !isNew;
    Optional<LoggedRun> there = mayBeThere ? found(number) : Optional.empty();
    if (there.isPresent()) {
      return there.get();
    }
    if (number == Tracked.STUDY) {
      return parent;
    }
    if (first instanceof Tracked.Begun begun) {
      return api.createRun(experiment, Tracked.runName(number), begun.at(), tags.of(begun, parent));
    }
    throw MlflowFailure.refusal("the run of trial " + number + " was deleted");
  }

  private LogBatch batch(LoggedRun run, List<Tracked> entries) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    List<Tracked.Measured> metrics = new ArrayList<>();
    for (Tracked entry : entries) {
      if (entry instanceof Tracked.Begun begun) {
        parameters.putAll(tags.parameters(begun));
      } else if (entry instanceof Tracked.Measured measured) {
        if (run.lacks(measured.point())) {
          metrics.add(measured);
        }
      } else if (entry instanceof Tracked.Over over) {
        values.putAll(tags.of(over.finished()));
      } else if (entry instanceof Tracked.Opened opened) {
        parameters.putAll(opened.sequence() == 1 ? tags.parametersOfStudy() : Map.of());
        values.putAll(tags.of(opened));
      } else if (entry instanceof Tracked.Closed closed) {
        values.putAll(tags.of(closed));
      }
    }
    return new LogBatch(parameters, metrics, values);
  }

  private void update(LoggedRun run, List<Tracked> entries) throws IOException {
    for (Tracked entry : entries) {
      if (entry instanceof Tracked.Over over) {
        api.update(run, status(over.finished()), Optional.of(over.at()));
      } else if (entry instanceof Tracked.Opened opened && opened.sequence() > 1) {
        api.update(run, MlflowApi.Status.RUNNING, Optional.empty());
      } else if (entry instanceof Tracked.Closed closed) {
        boolean isStopped = closed.reason() == StopReason.STOPPED;
        api.update(
            run,
            isStopped ? MlflowApi.Status.KILLED : MlflowApi.Status.FINISHED,
            Optional.of(closed.at()));
      }
    }
  }

  /** A pruned trial has come to the end that was wanted; its state is a tag. */
  private static MlflowApi.Status status(FinishedTrial finished) {
    return finished.state() == TrialState.FAILED
        ? MlflowApi.Status.FAILED
        : MlflowApi.Status.FINISHED;
  }

  @Override
  public void keep(Storage run) throws IOException {
    KeptFiles.put(
        api,
        patience,
        settings,
        () -> found(Tracked.STUDY).orElseThrow(() -> new IOException("it has no run of the study")),
        run);
  }

  @Override
  public String toString() {
    return "MLflow at " + settings.address();
  }
}
