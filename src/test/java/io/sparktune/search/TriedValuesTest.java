package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TriedValuesTest {

  @Test
  void triedValuesAreThoseOfTrialsThatAreOverOrInFlight() {
    TriedValues tried = new TriedValues();
    History history =
        History.of(
            List.of(Observation.complete(0, units(1), 0.5)),
            List.of(Observation.open(1, units(2))));

    assertThat(tried.in(history)).accepts(units(1), units(2)).rejects(units(3));
    assertThat(tried.in(History.NONE)).rejects(units(1), units(2));
  }

  private static Values units(long units) {
    return new Values(Map.of("units", units));
  }
}
