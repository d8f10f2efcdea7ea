package io.sparktune.cli;

import io.sparktune.cli.options.Screen;
import io.sparktune.report.StudyProgress;
import io.sparktune.report.text.ProgressBar;
import io.sparktune.report.text.ScreenWidth;
import io.sparktune.trial.Goals;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The last line of a terminal while a study runs: what it does, or its progress, every second. It
 * takes the standard output and the standard error over, so that their lines appear above. Where
 * there is no terminal, or Spark logs everything it does, there is no such line.
 */
final class LiveProgress implements AutoCloseable {

  private static final long MILLIS = 1000;

  private final Supplier<ScreenWidth> width;
  private final PrintStream out = System.out;
  private final PrintStream error = System.err;
  private final @Nullable StatusLine line;

  /** Goes by the clock that nobody sets. */
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(LiveProgress::thread);

  private @Nullable Shown shown;

  /** The latest progress, and when it was made. */
  private record Shown(Goals goals, StudyProgress progress, long nanos) {}

  private LiveProgress(Supplier<ScreenWidth> width, @Nullable StatusLine line) {
    this.width = width;
    this.line = line;
  }

  /** Takes the terminal over, until this is closed. */
  static LiveProgress start(Supplier<ScreenWidth> width) {
    boolean isQuiet = !LoggerFactory.getLogger("org.apache.spark").isInfoEnabled();
    StatusLine line = Screen.canRewrite() && isQuiet ? new StatusLine(System.out) : null;
    LiveProgress live = new LiveProgress(width, line);
    if (line != null) {
      System.setOut(line.above(System.out));
      System.setErr(Screen.showsErrors() ? line.above(System.err) : System.err);
      live.drawEverySecond();
    }
    return live;
  }

  private void drawEverySecond() {
    ScheduledFuture<?> unused =
        clock.scheduleAtFixedRate(this::draw, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable drawing) {
    Thread thread = new Thread(drawing, "sparktune progress");
    thread.setDaemon(true);
    return thread;
  }

  boolean isShown() {
    return line != null;
  }

  /** Says what is done now, before and after there is progress; the empty text for nothing. */
  synchronized void say(String text) {
    shown = null;
    if (line != null) {
      line.show(width.get().cut(text));
    }
  }

  /** Shows how far the study is from now on. */
  synchronized void show(Goals goals, StudyProgress progress) {
    shown = new Shown(goals, progress, System.nanoTime());
    draw();
  }

  private synchronized void draw() {
    Shown latest = shown;
    if (latest != null && line != null) {
      Duration since = Duration.ofNanos(System.nanoTime() - latest.nanos());
      line.show(ProgressBar.of(latest.goals(), latest.progress(), since, width.get()));
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    say("");
    System.setOut(out);
    System.setErr(error);
  }
}
