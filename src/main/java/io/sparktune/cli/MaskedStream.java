package io.sparktune.cli;

import io.sparktune.settings.Secrets;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;

/** A stream of text without secrets. */
final class MaskedStream extends PrintStream {

  private final Charset encoding;

  private MaskedStream(PrintStream out, Charset encoding) {
    super(out, true, encoding);
    this.encoding = encoding;
  }

  /** Writes to a stream what is not secret. */
  static MaskedStream to(PrintStream out, Charset encoding) {
    return new MaskedStream(out, encoding);
  }

  @Override
  public void print(String text) {
    super.print(Secrets.masked(String.valueOf(text)));
  }

  @Override
  public PrintStream format(Locale locale, String format, Object... arguments) {
    print(String.format(locale, format, arguments));
    return this;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    byte[] masked = Secrets.masked(new String(bytes, offset, length, encoding)).getBytes(encoding);
    super.write(masked, 0, masked.length);
  }
}
