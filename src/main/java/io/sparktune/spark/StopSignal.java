package io.sparktune.spark;

import java.util.List;
import org.apache.spark.util.SignalUtils;
import scala.runtime.AbstractFunction0;

/**
 * Turns the first Ctrl-C, SIGTERM or SIGHUP into a clean end; another Ctrl-C or SIGTERM ends the
 * process soon, and one more at once. A terminal that is closed sends SIGHUP more than once. Spark
 * already has the process's signals in hand, so they are taken from there.
 */
public final class StopSignal implements AutoCloseable {

  private static final String HANG_UP = "HUP";

  private enum Phase {
    HEARD,
    STOPPING,
    ENDING,
    CLOSED
  }

  private final int exitCode;
  private Runnable stop;
  private Phase phase = Phase.HEARD;

  /**
   * A signal that is not heard yet.
   *
   * @param exitCode of the process where signals end it
   * @param stop what the first signal runs
   */
  public StopSignal(int exitCode, Runnable stop) {
    this.exitCode = exitCode;
    this.stop = stop;
  }

  /** Hears signals from now on. */
  public void hear() {
    for (String name : List.of("INT", "TERM", HANG_UP)) {
      SignalUtils.register(
          name,
          new AbstractFunction0<Object>() {
            @Override
            public Object apply() {
              return take(name);
            }
          });
    }
  }

  /** Has the first signal run this instead, if none has come. */
  public synchronized void runs(Runnable other) {
    stop = other;
  }

  /** Ends the process on behalf of a first signal. */
  public void end() {
    boolean unused = enter(Phase.ENDING);
    endSoon();
  }

  /** On a thread of its own, for signals are only heard again when this one has been dealt with. */
  private void endSoon() {
    new Thread(() -> QuietEnd.of(exitCode), "sparktune end").start();
  }

  private boolean take(String name) {
    switch (next(name)) {
      case HEARD -> {}
      case STOPPING -> stop().run();
      case ENDING -> {
        if (enter(Phase.ENDING)) {
          endSoon();
        } else {
          Runtime.getRuntime().halt(exitCode);
        }
      }
      case CLOSED -> {
        return false;
      }
    }
    return true;
  }

  /** What a signal leads to; nothing where that is {@link Phase#HEARD}. */
  private synchronized Phase next(String name) {
    return switch (phase) {
      case HEARD -> {
        phase = Phase.STOPPING;
        yield Phase.STOPPING;
      }
      case STOPPING, ENDING -> name.equals(HANG_UP) ? Phase.HEARD : Phase.ENDING;
      case CLOSED -> Phase.CLOSED;
    };
  }

  /** Whether it was not in that phase already. */
  private synchronized boolean enter(Phase later) {
    boolean isNew = phase != later;
    phase = later;
    return isNew;
  }

  private synchronized Runnable stop() {
    return stop;
  }

  /** Lets signals end the process as ever. */
  @Override
  public void close() {
    boolean unused = enter(Phase.CLOSED);
  }
}
