package examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TuneSmootherTest {

  @Test
  void itFindsASmootherThatMissesLittleMoreThanTheNoise() throws InterruptedException {
    Matcher error =
        Pattern.compile("100 trials\\s+error (\\S+) with smoother=(kernel|neighbours), .*\\s+")
            .matcher(Console.of(TuneSmoother::main));
    assertThat(error.matches()).isTrue();
    // The noise has a variance of 0.09; that of 100 draws is within three deviations of it, and
    // sin(6x) itself, which a smoother that knows nothing would miss, has a variance of 0.5.
    assertThat(Double.parseDouble(error.group(1))).isBetween(0.052, 0.14);
  }

  @Test
  void theDocumentShowsThisProgram() throws IOException {
    String program = Files.readString(Path.of("src/test/java/examples/TuneSmoother.java"));

    assertThat(Files.readString(Path.of("docs/tuning-anything.md")))
        .contains("```java\n" + program + "```");
  }
}
