package io.sparktune.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** The encoding of the standard output and the standard error. */
public final class StandardStreams {

  private StandardStreams() {}

  /**
   * Writes UTF-8 where the locale has no characters beyond ASCII, as under cron and in containers:
   * names of columns and classes, and the ± of scores, would be question marks.
   */
  public static void prepare() {
    if (Charset.defaultCharset().equals(US_ASCII)) {
      System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
      System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    }
  }

  /** The encoding in which they are written. */
  static Charset encoding() {
    Charset ofLocale = Charset.defaultCharset();
    return ofLocale.equals(US_ASCII) ? UTF_8 : ofLocale;
  }
}
