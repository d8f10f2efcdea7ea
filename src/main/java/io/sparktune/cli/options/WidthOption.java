package io.sparktune.cli.options;

import io.sparktune.report.text.ScreenWidth;
import picocli.CommandLine.Option;

/** The option of commands that print tables. */
public final class WidthOption {

  @Option(
      names = "--wide",
      description =
          "print every column of a table and no line breaks; otherwise lines have the width of the"
              + " terminal, or of COLUMNS, or 80 columns")
  private boolean isWide;

  /** The width of lines now; that of a terminal may change. */
  public ScreenWidth width() {
    return isWide ? ScreenWidth.UNLIMITED : Screen.width();
  }
}
