package io.sparktune.run;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A study that runs on a thread of its own. */
public final class RunningStudy {

  private final FutureTask<StudyResult> task;
  private final StopRequest stop;

  private RunningStudy(FutureTask<StudyResult> task, StopRequest stop) {
    this.task = task;
    this.stop = stop;
  }

  static RunningStudy start(String name, Callable<StudyResult> study, StopRequest stop) {
    FutureTask<StudyResult> task = new FutureTask<>(study);
    Thread thread = new Thread(task, "sparktune study " + name);
    thread.setDaemon(true);
    thread.start();
    return new RunningStudy(task, stop);
  }

  /**
   * Asks for an early end and returns at once; {@link #await} returns soon after. The same call
   * that started the study resumes it.
   */
  public void stop() {
    stop.make();
  }

  /** Whether the study has not ended yet. */
  public boolean isRunning() {
    return !task.isDone();
  }

  /**
   * Waits for the end. A thread that is interrupted stops the study, waits for it to be kept, and
   * throws.
   *
   * @throws io.sparktune.run.input.BadInput if the study cannot be run as it was asked for
   */
  public StudyResult await() throws InterruptedException {
    try {
      return result();
    } catch (InterruptedException e) {
      stop();
      result();
      throw e;
    }
  }

  private StudyResult result() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException("the study failed", e.getCause());
    }
  }
}
