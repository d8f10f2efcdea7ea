package io.sparktune.spark;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.spark.util.SignalUtils;
import scala.runtime.AbstractFunction0;

/**
 * Turns the first Ctrl-C or SIGTERM into a clean end; the next one ends the process as ever. Spark
 * already has the process's signals in hand, so they are taken from there.
 */
public final class StopSignal implements AutoCloseable {

  private final AtomicReference<Optional<Runnable>> stop;

  private StopSignal(Runnable stop) {
    this.stop = new AtomicReference<>(Optional.of(stop));
  }

  /** Has the first signal from now on run this. */
  public static StopSignal runs(Runnable stop) {
    StopSignal signal = new StopSignal(stop);
    Stream.of("INT", "TERM")
        .forEach(
            name ->
                SignalUtils.register(
                    name,
                    new AbstractFunction0<Object>() {
                      @Override
                      public Object apply() {
                        return signal.isTaken();
                      }
                    }));
    return signal;
  }

  private boolean isTaken() {
    Optional<Runnable> first = stop.getAndSet(Optional.empty());
    first.ifPresent(Runnable::run);
    return first.isPresent();
  }

  /** Lets signals end the process as ever. */
  @Override
  public void close() {
    stop.set(Optional.empty());
  }
}
