package io.sparktune.spark.checkpoints;

import io.sparktune.settings.Secrets;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the checkpoints that nobody will need, in a thread of its own: of each fold that can go
 * on, the latest is left, the one that its attempt began with, and in a population the one that
 * other trials can resume from. One file may be needed by several trials. Lives on the driver.
 */
public final class CheckpointSweeper implements StudyObserver, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointSweeper.class);
  private static final long LAST_DELETIONS_SECONDS = 60;

  /** The checkpoints that one fold may still need. */
  private record Needed(Checkpoint began, Checkpoint latest, Checkpoint passedOn) {

    static final Needed NOTHING = new Needed(Checkpoint.NONE, Checkpoint.NONE, Checkpoint.NONE);

    Set<Checkpoint> files() {
      Set<Checkpoint> files = new LinkedHashSet<>(List.of(began, latest, passedOn));
      files.remove(Checkpoint.NONE);
      return files;
    }
  }

  private final HadoopCheckpoints checkpoints;
  private final BooleanSupplier isOwn;
  private final Map<Integer, Trial> trials = new TreeMap<>();
  private final Map<Integer, Map<Integer, Needed>> neededByTrial = new TreeMap<>();

  /** By how many folds of trials each file is needed. */
  private final Map<CheckpointName, Integer> needs = new LinkedHashMap<>();

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread sweeper = new Thread(task, "sparktune checkpoint sweeper");
            sweeper.setDaemon(true);
            return sweeper;
          });
  private int finishedTrials;
  private boolean live;

  public CheckpointSweeper(HadoopCheckpoints checkpoints) {
    this(checkpoints, () -> true);
  }

  /**
   * @param isOwn whether the checkpoints still are those of this driver's study
   */
  public CheckpointSweeper(HadoopCheckpoints checkpoints, BooleanSupplier isOwn) {
    this.checkpoints = checkpoints;
    this.isOwn = isOwn;
  }

  /**
   * Deletes what earlier drivers left, whose events it has heard, and from now on what is no longer
   * needed. To be called before any fold is started.
   */
  public void begin() {
    sweep();
    live = true;
  }

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    if (event instanceof Event.TrialProposed proposed) {
      propose(proposed.trial(), state);
    } else if (event instanceof Event.FoldStarted started) {
      Needed before = needed(started.trial(), started.fold());
      begin(started.trial(), started.fold(), before.latest(), before.passedOn());
    } else if (event instanceof Event.EpochsScored scored) {
      reach(scored.trial(), scored.fold(), scored.kept());
    } else if (event instanceof Event.FoldFinished finished) {
      finish(finished.result(), state);
    }
    List<FinishedTrial> finished = state.finished();
    for (; finishedTrials < finished.size(); finishedTrials++) {
      forget(finished.get(finishedTrials).trial().number());
    }
  }

  private void propose(Trial trial, StudyState state) {
    trials.put(trial.number(), trial);
    for (int fold = 0; trial.origin() != null && fold < state.rules().folds(); fold++) {
      Checkpoint inherited = state.checkpoint(trial.number(), fold);
      begin(trial.number(), fold, inherited, Checkpoint.NONE);
    }
  }

  private void begin(int trial, int fold, Checkpoint from, Checkpoint passedOn) {
    need(trial, fold, new Needed(from, from, passedOn));
  }

  private void finish(FoldResult result, StudyState state) {
    int trial = result.trial();
    int fold = result.fold();
    if (result.outcome() instanceof FoldOutcome.Paused paused) {
      reach(trial, fold, paused.kept());
    }
    boolean over =
        result.outcome() instanceof FoldOutcome.Scored
            || result.outcome() instanceof FoldOutcome.Stopped;
    Needed before = needed(trial, fold);
    begin(trial, fold, over ? Checkpoint.NONE : before.latest(), before.passedOn());
    if (!state.passedOn(trial, fold).equals(before.passedOn())) {
      passOn(trial, state);
    }
  }

  /** All folds have come to a rung together. */
  private void passOn(int trial, StudyState state) {
    for (int fold = 0; fold < state.rules().folds(); fold++) {
      Needed before = needed(trial, fold);
      Checkpoint passedOn = state.passedOn(trial, fold);
      need(trial, fold, new Needed(before.began(), before.latest(), passedOn));
    }
  }

  /** A repeated attempt may report earlier epochs again. */
  private void reach(int trial, int fold, Checkpoint kept) {
    Needed before = needed(trial, fold);
    if (kept.epoch() > before.latest().epoch()) {
      need(trial, fold, new Needed(before.began(), kept, before.passedOn()));
    }
  }

  private Needed needed(int trial, int fold) {
    return neededByTrial.getOrDefault(trial, Map.of()).getOrDefault(fold, Needed.NOTHING);
  }

  private void need(int trial, int fold, Needed now) {
    Needed before = needed(trial, fold);
    neededByTrial.computeIfAbsent(trial, number -> new TreeMap<>()).put(fold, now);
    change(trial, fold, before, now);
  }

  private void forget(int trial) {
    Map<Integer, Needed> folds = neededByTrial.remove(trial);
    if (folds != null) {
      folds.forEach((fold, before) -> change(trial, fold, before, Needed.NOTHING));
    }
    trials.remove(trial);
  }

  private void change(int trial, int fold, Needed before, Needed now) {
    now.files().forEach(at -> needs.merge(name(trial, fold, at), 1, Integer::sum));
    for (Checkpoint at : before.files()) {
      CheckpointName name = name(trial, fold, at);
      boolean needless = needs.merge(name, -1, CheckpointSweeper::remaining) == null;
      if (needless && live) {
        thread.execute(() -> delete(name));
      }
    }
  }

  private static @Nullable Integer remaining(int count, int change) {
    return count + change == 0 ? null : (Integer) (count + change);
  }

  /** A trial resumes from a file of the trial that wrote it. */
  private CheckpointName name(int trial, int fold, Checkpoint at) {
    Trial writer = Objects.requireNonNull(trials.get(trial)).trainerOf(at.epoch());
    return new CheckpointName(writer.number(), fold, at);
  }

  private void delete(CheckpointName name) {
    if (!isOwn.getAsBoolean()) {
      return;
    }
    try {
      checkpoints.delete(name);
    } catch (IOException | RuntimeException e) {
      LOG.warn("checkpoint {} is left: {}", name, Secrets.masked(e.toString()));
    }
  }

  /** No attempt is with a runner. */
  private void sweep() {
    live = false;
    if (!isOwn.getAsBoolean()) {
      return;
    }
    neededByTrial.forEach(
        (trial, folds) ->
            List.copyOf(folds.entrySet())
                .forEach(
                    entry -> {
                      Needed last = entry.getValue();
                      begin(trial, entry.getKey(), last.latest(), last.passedOn());
                    }));
    try {
      checkpoints.deleteUnfinished();
      checkpoints.names().stream().filter(name -> !needs.containsKey(name)).forEach(this::delete);
    } catch (IOException | RuntimeException e) {
      LOG.warn("unused checkpoints are left: {}", Secrets.masked(e.toString()));
    }
  }

  /** Waits for the deletions so far, a minute at most. */
  public boolean finishDeleting() throws InterruptedException {
    thread.shutdown();
    return thread.awaitTermination(LAST_DELETIONS_SECONDS, TimeUnit.SECONDS);
  }

  /** Deletes whatever else was kept; to be called after the runner's end. */
  @Override
  public void close() throws InterruptedException {
    if (finishDeleting()) {
      sweep();
    }
  }
}
