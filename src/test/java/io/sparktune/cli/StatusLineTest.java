package io.sparktune.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatusLineTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(written, true, UTF_8);
  private final StatusLine line = new StatusLine(terminal);
  private final PrintStream log = line.above(terminal);

  /** The screen that these bytes give: a carriage return begins the line again. */
  private List<String> screen() {
    List<String> screen = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int at = 0;
    for (char character : written.toString(UTF_8).toCharArray()) {
      if (character == '\n') {
        screen.add(current.toString().stripTrailing());
        current = new StringBuilder();
        at = 0;
      } else if (character == '\r') {
        at = 0;
      } else {
        current.replace(at, Math.min(at + 1, current.length()), String.valueOf(character));
        at++;
      }
    }
    screen.add(current.toString().stripTrailing());
    return screen;
  }

  @Test
  void itIsWrittenAgainInPlace_alsoShorter() {
    line.show("[1/9]  [===>      ]   best 0.9");
    line.show("[2/9]  [=====>    ]");

    assertThat(screen()).containsExactly("[2/9]  [=====>    ]");
  }

  @Test
  void linesOfOthersAppearAbove() {
    line.show("[1/9]");
    log.println("06:00 WARN a fold was lost");
    log.println("06:01 WARN ±");
    line.show("[2/9]");

    assertThat(screen()).containsExactly("06:00 WARN a fold was lost", "06:01 WARN ±", "[2/9]");
  }

  @Test
  void aPartOfALineIsNotWrittenOver() {
    line.show("[1/9]");
    log.print("loading ");
    line.show("[2/9]");
    log.println("done");

    assertThat(screen()).containsExactly("loading done", "[2/9]");
  }

  @Test
  void nothingStaysOfIt_andNoEscapeCodeIsNeeded() {
    line.show("[1/9]");
    line.show("");

    assertThat(screen()).containsExactly("");
    assertThat(written.toString(UTF_8)).doesNotContain("\u001b");
  }
}
