package io.sparktune.training.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.config.StudyFile;
import io.sparktune.data.Dataset;
import io.sparktune.data.RowArrays;
import io.sparktune.data.series.SeriesStudies;
import io.sparktune.space.Values;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Steps that have not come yet. */
final class ForecastTest {

  private static final int STEPS = 90;
  private static final int AHEAD = 5;

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  private static TrainedModel trained(String settings) {
    StudyFile study =
        SeriesStudies.study(
            """
            data { time = t, known-ahead = [k], season = 6 }
            training { epochs = 20, batch-size = 8, learning-rate = 0.02 }
            model.kind = n-linear
            """
                + (settings.contains("target") ? "" : "data.target = y\n")
                + settings);
    Dataset data = SeriesStudies.read(study, csv(List.of())).dataset();
    return TrainedModel.train(
        data,
        RowArrays.all(data.rows()),
        List.of(new Stage(study.trialSettings().apply(new Values(Map.of())), 3)),
        20);
  }

  /** Two noisy series whose further steps are as they were foretold, as far as they are. */
  private static String csv(List<Forecast> foretold) {
    SplittableRandom random = new SplittableRandom(4);
    StringBuilder csv = new StringBuilder("t,y,z,k\n");
    for (int step = 0; step < STEPS; step++) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,%.3f,%.3f,%d%n",
              step,
              20 + 4 * Math.sin(2 * Math.PI * step / 6) + random.nextDouble(),
              9 + 0.1 * step + random.nextDouble(),
              step % 4));
    }
    for (int lead = 0; lead < AHEAD; lead++) {
      String known =
          lead < foretold.size()
              ? foretold.get(lead).numbers().get(0).value()
                  + ","
                  + foretold.get(lead).numbers().get(1).value()
              : ",";
      csv.append("%d,%s,%d%n".formatted(STEPS + lead, known, (STEPS + lead) % 4));
    }
    return csv.toString();
  }

  private static List<Forecast> next(TrainedModel model, String csv, int steps, double level) {
    return Forecast.next(model, SeriesStudies.table(csv), steps, level);
  }

  @Test
  void recursiveForecastsReadThoseBeforeThem() {
    TrainedModel model =
        trained(
            """
            data { target = [y, z], horizon = 3 }
            prepare { window = 4, forecast = recursive, transform = sqrt, difference = 1 }
            prepare { season-lags = 1, fourier = 1 }
            """);
    List<Forecast> whole = next(model, csv(List.of()), AHEAD, 0.9);
    assertThat(whole).hasSize(AHEAD);
    for (int known = 1; known < AHEAD; known++) {
      Forecast first = next(model, csv(whole.subList(0, known)), 1, 0.9).get(0);
      assertThat(first.time()).isEqualTo(whole.get(known).time());
      for (int target = 0; target < 2; target++) {
        assertThat(first.numbers().get(target).value())
            .isCloseTo(whole.get(known).numbers().get(target).value(), within(1e-3));
      }
    }
  }

  @Test
  void aDirectNetworkHasAnOutputForEachStep() {
    TrainedModel direct = trained("data.horizon = 3\nprepare.window = 4");
    TrainedModel recursive =
        trained("data.horizon = 3\nprepare { window = 4, forecast = recursive }");
    assertThat(direct.preparation().targetNumbers()).isEqualTo(3);
    assertThat(recursive.preparation().targetNumbers()).isEqualTo(1);
    assertThat(next(direct, csv(List.of()), 3, 0.9)).hasSize(3);
  }

  @Test
  void intervalsAreThoseOfTheQuantiles() {
    TrainedModel model =
        trained("data { quantiles = [0.1, 0.5, 0.9], horizon = 2 }\nprepare.window = 6");
    Forecast.Foretold wide = next(model, csv(List.of()), 1, 0.8).get(0).numbers().get(0);
    Forecast.Foretold narrow = next(model, csv(List.of()), 1, 0.4).get(0).numbers().get(0);
    assertThat(wide.low()).isLessThan(narrow.low());
    assertThat(narrow.low()).isLessThan(wide.value());
    assertThat(wide.value()).isLessThan(narrow.high());
    assertThat(narrow.high()).isLessThan(wide.high());
    // The noise has a width of 1, of which 0.8 lies between the quantiles.
    assertThat(wide.high() - wide.low()).isBetween(0.4, 1.6);
    Forecast.Foretold wider = next(model, csv(List.of()), 1, 0.95).get(0).numbers().get(0);
    assertThat(wider.low()).as("beyond the quantiles, without errors of the past").isNaN();
  }

  @Test
  void modelsAreKeptWithTheirQuantiles() {
    TrainedModel model = trained("data.quantiles = [0.1, 0.5, 0.9]\nprepare.window = 6");
    assertThat(next(TrainedModel.of(model.files()), csv(List.of()), 3, 0.8))
        .isEqualTo(next(model, csv(List.of()), 3, 0.8));
  }
}
