package io.sparktune.spark;

import io.sparktune.study.Event;
import io.sparktune.study.FinishedTrial;
import io.sparktune.study.StudyObserver;
import io.sparktune.study.StudyState;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the checkpoints that nobody will need, in a thread of its own: of each fold that can go
 * on, the latest is left, and the one that its attempt began with. Lives on the driver.
 */
public final class CheckpointSweeper implements StudyObserver, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointSweeper.class);
  private static final long LAST_DELETIONS_SECONDS = 60;

  /** What one fold may still need. */
  private record Needed(Checkpoint began, Checkpoint latest) {}

  private final HadoopCheckpoints checkpoints;
  private final Map<Integer, Map<Integer, Needed>> neededByTrial = new TreeMap<>();
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
    this.checkpoints = checkpoints;
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
    if (event instanceof Event.FoldStarted started) {
      Checkpoint latest = needed(started.trial(), started.fold()).latest();
      need(started.trial(), started.fold(), new Needed(latest, latest));
    } else if (event instanceof Event.EpochsScored scored) {
      reach(scored.trial(), scored.fold(), scored.kept());
    } else if (event instanceof Event.FoldFinished finished) {
      finish(finished.result());
    }
    List<FinishedTrial> finished = state.finished();
    for (; finishedTrials < finished.size(); finishedTrials++) {
      forget(finished.get(finishedTrials).trial().number());
    }
  }

  private void finish(FoldResult result) {
    int trial = result.trial();
    int fold = result.fold();
    if (result.outcome() instanceof FoldOutcome.Paused paused) {
      reach(trial, fold, paused.kept());
    }
    boolean over =
        result.outcome() instanceof FoldOutcome.Scored
            || result.outcome() instanceof FoldOutcome.Stopped;
    Checkpoint latest = over ? Checkpoint.NONE : needed(trial, fold).latest();
    need(trial, fold, new Needed(latest, latest));
  }

  /** An attempt that was repeated may tell of earlier epochs again. */
  private void reach(int trial, int fold, Checkpoint kept) {
    Needed before = needed(trial, fold);
    if (kept.epoch() > before.latest().epoch()) {
      need(trial, fold, new Needed(before.began(), kept));
    }
  }

  private Needed needed(int trial, int fold) {
    return neededByTrial
        .getOrDefault(trial, Map.of())
        .getOrDefault(fold, new Needed(Checkpoint.NONE, Checkpoint.NONE));
  }

  private void need(int trial, int fold, Needed now) {
    Needed before = needed(trial, fold);
    neededByTrial.computeIfAbsent(trial, number -> new TreeMap<>()).put(fold, now);
    deleteUnneeded(trial, fold, before, now);
  }

  private void forget(int trial) {
    Map<Integer, Needed> folds = neededByTrial.remove(trial);
    if (folds != null) {
      Needed nothing = new Needed(Checkpoint.NONE, Checkpoint.NONE);
      folds.forEach((fold, before) -> deleteUnneeded(trial, fold, before, nothing));
    }
  }

  private void deleteUnneeded(int trial, int fold, Needed before, Needed now) {
    for (Checkpoint at : distinct(before)) {
      if (live
          && !at.equals(Checkpoint.NONE)
          && !at.equals(now.began())
          && !at.equals(now.latest())) {
        thread.execute(() -> delete(new CheckpointName(trial, fold, at)));
      }
    }
  }

  private static Set<Checkpoint> distinct(Needed needed) {
    return new LinkedHashSet<>(List.of(needed.began(), needed.latest()));
  }

  private void delete(CheckpointName name) {
    try {
      checkpoints.delete(name);
    } catch (IOException e) {
      LOG.warn("checkpoint {} is left: {}", name, e.toString());
    }
  }

  private void sweep() {
    try {
      Set<CheckpointName> needed = new LinkedHashSet<>();
      neededByTrial.forEach(
          (trial, folds) ->
              folds.forEach(
                  (fold, kept) -> needed.add(new CheckpointName(trial, fold, kept.latest()))));
      checkpoints.names().stream().filter(name -> !needed.contains(name)).forEach(this::delete);
    } catch (IOException e) {
      LOG.warn("checkpoints that nobody needs are left: {}", e.toString());
    }
  }

  /** Waits for the deletions so far, a minute at most. */
  boolean finishDeleting() throws InterruptedException {
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
