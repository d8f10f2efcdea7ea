package io.sparktune.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TestFunctionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"branin", "hartmann6", "rosenbrock4", "ackley5", "mlp"})
  void valuesAreThoseOfAnotherImplementationToTheBit(String name) throws IOException {
    TestFunction function = TestFunctions.named(name);
    List<RecordedPoints.Point> points = recorded().of(name);

    assertThat(points).hasSize(50);
    for (RecordedPoints.Point point : points) {
      assertThat(function.value(point.values())).isEqualTo(point.result());
    }
  }

  private static RecordedPoints recorded() throws IOException {
    try (InputStream file = TestFunctionsTest.class.getResourceAsStream("/functions/vectors.tsv")) {
      return new RecordedPoints(
          new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"branin", "hartmann6", "rosenbrock4", "ackley5", "mlp", "nnlike"})
  void noRandomPointIsBelowTheMinimum(String name) {
    TestFunction function = TestFunctions.named(name);
    SplittableRandom random = new SplittableRandom(1);
    for (int draw = 0; draw < 2_000; draw++) {
      Values values =
          function.space().valuesAt(random.doubles(function.space().dimensions()).toArray());
      assertThat(function.regret(function.value(values))).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "branin | x1=f3.141592653589793;x2=f2.275",
        "hartmann6 | x1=f0.20169;x2=f0.150011;x3=f0.476874;x4=f0.275332;x5=f0.311652;x6=f0.6573",
        "rosenbrock4 | x1=f1;x2=f1;x3=f1;x4=f1",
        "ackley5 | x1=f7.3;x2=f-11.1;x3=f3.9;x4=f-5.7;x5=f12.2",
        "mlp | lr=f0.0017782794100389228;layers=i3;units_1=i256;units_2=i181;units_3=i128;"
            + "dropout=f0.3499969177416641;optimizer=sadam;l2=f7.499075147523917e-05;"
            + "batch=i64;activation=srelu",
        "nnlike | lr=f0.03162277660168379;l2=f3.1622776601683795e-05;units=i128;layers=i3;"
            + "dropout=f0.25;act=srelu;opt=ssgd;mom=f0.9;batch=i64"
      })
  void theMinimumIsWhereItIsSaidToBe(String name, String point) {
    TestFunction function = TestFunctions.named(name);
    Values values =
        new RecordedPoints(List.of(name + "\t" + point + "\t0")).of(name).get(0).values();

    // Hartmann's place is known to six digits, the others to those of a double.
    assertThat(function.regret(function.value(values))).isCloseTo(0, within(1e-9));
    assertThat(function.space().valuesAt(function.space().pointOf(values)).byName().keySet())
        .isEqualTo(values.byName().keySet());
  }
}
