package io.sparktune.run;

/** Ends a study early, from any thread: at once where something can be stopped, or else soon. */
final class StopRequest {

  private boolean isMade;
  private Runnable action = () -> {};

  /** Ends what runs, and what would start. */
  synchronized void make() {
    isMade = true;
    action.run();
  }

  synchronized boolean isMade() {
    return isMade;
  }

  /** Has a request, also one that is made already, run this from now on. */
  synchronized void runs(Runnable stop) {
    action = stop;
    if (isMade) {
      stop.run();
    }
  }
}
