package io.sparktune.lake.sinks.trackers;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import io.sparktune.lake.sinks.SinkStudy;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Scores;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A study of two folds whose trackers are told: trial 0 is complete, with folds of three and of two
 * epochs; trial 1 is pruned in its first fold; trial 2 fails; trial 3 is complete and the best.
 */
public final class ToldStudy {

  public static final Space SPACE =
      new Space(
          List.of(
              new RealParameter("model.x", 0, 1, Scale.LINEAR),
              new ChoiceParameter("training.updater", List.of("adam", "sgd")),
              new ChoiceParameter("model.norm", List.of(true, false))));

  public static final StudyRules RULES =
      Fixtures.rules(2, Direction.MAXIMIZE, new PrunerSettings.None(), RaceTest.NONE, 0);

  public static final StudyTables TABLES =
      new StudyTables("small", SPACE, RULES, List.of("accuracy", "log_loss"));

  private final String journal;
  private final List<Event> events = new ArrayList<>();

  /**
   * @param journal another one for each study
   */
  public ToldStudy(String journal) {
    this.journal = journal;
    events.add(new Event.StudyOpened(at(), "small", "f11e", "da7a", "0", Limits.ofTrials(4), null));
    propose(0, 0.5, "adam");
    fold(0, 0, 0.25, 3);
    fold(0, 1, 0.5, 2);
    propose(1, 0.125, "sgd");
    start(1, 0);
    score(1, 0, 0.125, 1);
    events.add(new Event.TrialPruned(at(), 1, 0, 1, "worse than the median"));
    finish(1, 0, new FoldOutcome.Stopped(1, 5, 1));
    propose(2, 0.25, "adam");
    start(2, 0);
    finish(2, 0, new FoldOutcome.Failed(FailureKind.DIVERGED, "the loss is NaN"));
    propose(3, 0.75, "sgd");
    fold(3, 0, 0.75, 2);
    fold(3, 1, 0.875, 2);
    events.add(new Event.StudyClosed(at(), StopReason.TRIALS_DONE));
  }

  private Instant at() {
    return Instant.parse("2026-11-22T06:00:00Z").plusSeconds(events.size());
  }

  private void propose(int number, double x, String updater) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("model.x", x);
    values.put("training.updater", updater);
    values.put("model.norm", true);
    events.add(new Event.TrialProposed(at(), new Trial(number, new Values(values), 100 + number)));
  }

  private void fold(int trial, int fold, double score, int epochs) {
    start(trial, fold);
    score(trial, fold, score, epochs);
    Scores scores = new Scores(Map.of("accuracy", score, "log_loss", 1 - score), Map.of());
    finish(trial, fold, new FoldOutcome.Scored(score, scores, epochs, epochs, 12, 3));
  }

  private void start(int trial, int fold) {
    events.add(new Event.FoldStarted(at(), trial, fold, 1, 0, FoldAssignment.END));
  }

  /** Each epoch is a little better. */
  private void score(int trial, int fold, double score, int epochs) {
    List<EpochScore> scores =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(epoch -> new EpochScore(epoch, 1.0 / epoch, score * epoch / epochs, 5))
            .toList();
    events.add(new Event.EpochsScored(at(), trial, fold, 1, scores, Checkpoint.NONE));
  }

  private void finish(int trial, int fold, FoldOutcome outcome) {
    events.add(
        new Event.FoldFinished(
            at(),
            new FoldResult(
                trial, fold, 1, 1, outcome, List.of(), at(), at().plusMillis(15), "host", "1")));
  }

  public int events() {
    return events.size();
  }

  /** The digest of its first event. */
  public String id() {
    return String.format(Locale.ROOT, "%08x", journal.hashCode());
  }

  private EventDigests digests() {
    return new EventDigests() {
      @Override
      public Optional<String> digest(long sequence) {
        return Optional.of(sequence == 1 ? id() : id() + sequence);
      }

      @Override
      public long lasting() {
        return events.size();
      }
    };
  }

  /** A tracker of a place, which may be out of reach. */
  @FunctionalInterface
  public interface Opening {
    Tracker open() throws IOException;
  }

  /**
   * Tells a tracker the first events, as one driver does at a time.
   *
   * @param run the study's folder
   * @param mostAtOnce entries at once
   */
  public void tell(Opening opening, Storage run, int first, int mostAtOnce) throws IOException {
    SinkStudy study =
        new SinkStudy(
            TABLES,
            run,
            digests(),
            events.get(0).at(),
            () -> {
              throw new IllegalStateException("there is no Spark");
            });
    try (TrackerSink sink = new TrackerSink(study, opening.open(), mostAtOnce)) {
      StudyState state = StudyState.initial(RULES);
      for (int place = 0; place < first; place++) {
        Event event = events.get(place);
        state = state.after(event);
        sink.recorded(place + 1, event, state);
      }
      sink.flush();
      if (state.closed().isPresent()) {
        sink.ended();
      }
    }
  }
}
