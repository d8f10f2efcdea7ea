package examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TuneDescentTest {

  @Test
  void mostTrialsArePruned_andTheBestOneIsFarBelowTheStart() throws InterruptedException {
    Matcher told =
        Pattern.compile("(\\d+) of 60 trials pruned\\s+error (\\S+) with .*\\s+")
            .matcher(Console.of(TuneDescent::main));
    assertThat(told.matches()).isTrue();
    // Of three trials at a rung, two are pruned there.
    assertThat(Integer.parseInt(told.group(1))).isGreaterThan(20);
    // The start has an error of 25.5.
    assertThat(Double.parseDouble(told.group(2))).isLessThan(1e-2);
  }
}
