package io.sparktune.cli;

import io.sparktune.report.text.ScreenWidth;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The last line of a terminal, which is written again in place while other lines appear above it.
 * It needs no escape codes: blanks go over what was there.
 */
final class StatusLine {

  private final PrintStream out;
  private String shown = "";

  /** Whether the cursor stands behind a part of somebody else's line. */
  private boolean isInterrupted;

  StatusLine(PrintStream out) {
    this.out = out;
  }

  /** Shows a line in place of the one before; the empty one for none. */
  synchronized void show(String line) {
    if (!isInterrupted) {
      erase();
      print(line);
    }
    shown = line;
  }

  private void erase() {
    if (!shown.isEmpty()) {
      print("\r" + " ".repeat(ScreenWidth.of(shown)) + "\r");
    }
  }

  private void print(String text) {
    out.print(text);
    out.flush();
  }

  /** A stream to the same terminal, whose lines appear above. */
  PrintStream above(PrintStream other) {
    return new PrintStream(new Above(other), true, StandardStreams.encoding());
  }

  private synchronized void write(PrintStream other, byte[] bytes, int from, int count) {
    if (count == 0) {
      return;
    }
    if (!isInterrupted) {
      erase();
    }
    other.write(bytes, from, count);
    other.flush();
    isInterrupted = bytes[from + count - 1] != '\n';
    if (!isInterrupted) {
      print(shown);
    }
  }

  /** Bytes of somebody else on their way to the terminal. */
  private final class Above extends OutputStream {

    private final PrintStream other;

    Above(PrintStream other) {
      this.other = other;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      StatusLine.this.write(other, bytes, from, count);
    }

    @Override
    public void flush() {
      other.flush();
    }
  }
}
