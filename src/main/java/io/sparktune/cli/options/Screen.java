package io.sparktune.cli.options;

import io.sparktune.report.text.ScreenWidth;
import org.jline.nativ.CLibrary;
import org.jspecify.annotations.Nullable;

/** The terminal behind the standard output and the standard error, where there is one. */
public final class Screen {

  private static final int OUT = 1;
  private static final int ERROR = 2;
  private static final int NARROWEST = 20;

  private Screen() {}

  /** The columns that lines may take: those of COLUMNS, of the terminal, or 80. */
  public static ScreenWidth width() {
    return width(System.getenv("COLUMNS"));
  }

  public static ScreenWidth width(@Nullable String columns) {
    if (columns != null && columns.matches("[1-9][0-9]{0,4}")) {
      return new ScreenWidth(Math.max(NARROWEST, Integer.parseInt(columns)));
    }
    int found = isTerminal(OUT) ? columns() : 0;
    return found > 0 ? new ScreenWidth(Math.max(NARROWEST, found)) : ScreenWidth.STANDARD;
  }

  /** Whether lines on the standard output can be written again in place. */
  public static boolean canRewrite() {
    return isTerminal(OUT);
  }

  /** Whether messages are read on a terminal, and not kept in a file or passed on. */
  public static boolean showsErrors() {
    return isTerminal(ERROR);
  }

  private static boolean isTerminal(int descriptor) {
    String kind = System.getenv("TERM");
    if (kind == null || kind.equals("dumb")) {
      return false;
    }
    try {
      return CLibrary.isatty(descriptor) == 1;
    } catch (LinkageError | RuntimeException e) {
      return false;
    }
  }

  private static int columns() {
    CLibrary.WinSize size = new CLibrary.WinSize();
    return CLibrary.ioctl(OUT, CLibrary.TIOCGWINSZ, size) == 0 ? size.ws_col : 0;
  }
}
