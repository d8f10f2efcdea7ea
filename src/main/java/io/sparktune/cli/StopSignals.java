package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.report.SearchStart;
import io.sparktune.run.RunningStudy;
import io.sparktune.run.TuningListener;
import io.sparktune.spark.StopSignal;
import java.util.concurrent.CompletableFuture;

/**
 * The signals that end the command {@code run}. Before the search begins, nothing can be lost, and
 * the process ends; from then on the study is stopped.
 */
final class StopSignals implements TuningListener, AutoCloseable {

  private final CompletableFuture<RunningStudy> study = new CompletableFuture<>();
  private final LiveProgress live;
  private final StopSignal signal;

  private StopSignals(LiveProgress live) {
    this.live = live;
    signal = new StopSignal(ExitCode.STOPPED_EARLY, this::endBeforeSearch);
  }

  /**
   * @param live is cleared before the last words
   */
  static StopSignals heard(LiveProgress live) {
    StopSignals signals = new StopSignals(live);
    signals.signal.hear();
    return signals;
  }

  private void endBeforeSearch() {
    live.say("");
    System.err.println("stopped before the search began; the same command starts it again");
    signal.end();
  }

  /** The study that signals stop once it searches. */
  void stop(RunningStudy running) {
    study.complete(running);
  }

  @Override
  public void searchStarted(SearchStart search) {
    signal.runs(this::stopStudy);
  }

  private void stopStudy() {
    System.err.println("stopping; another Ctrl-C ends it at once, and nothing is lost");
    study.join().stop();
  }

  /** A study that is over is not stopped. */
  void ignore() {
    signal.runs(() -> {});
  }

  @Override
  public void close() {
    signal.close();
  }
}
