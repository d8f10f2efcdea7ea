package io.sparktune.search.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.search.Observation;
import io.sparktune.search.gp.process.Cube;
import io.sparktune.search.gp.process.Geometry;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TransferDataTest {

  private static final Cube CUBE =
      new Cube(new Space(List.of(new RealParameter("x", 0, 1, Scale.LINEAR))));
  private static final Geometry GEOMETRY = new Geometry(CUBE, 1);

  /** An earlier night with the merit x at 20 places. */
  private static TransferData transfers() {
    List<Observation> night =
        IntStream.range(0, 20)
            .mapToObj(i -> i / 20.0)
            .map(x -> Observation.complete(0, new Values(Map.of("x", x)), x))
            .toList();
    return new TransferData(GEOMETRY, EarlierStudy.of(CUBE, GEOMETRY, List.of(night), 0));
  }

  private static void learn(TransferData transfers, double x, double merit) {
    transfers.learn(new double[] {x, 0}, merit);
  }

  @Test
  void whatTodayBearsOutIsTakenOver_byHowMuchTodayIsBetter() {
    TransferData transfers = transfers();
    learn(transfers, 0.9, 2.9);
    learn(transfers, 0.2, 2.2);
    learn(transfers, 0.5, 2.5);

    assertThat(transfers.now()).hasSize(1);
    assertThat(transfers.now().get(0).shift()).isCloseTo(2, within(1e-12));
  }

  @Test
  void whatTodayTurnsAroundIsLeftOut() {
    TransferData transfers = transfers();
    learn(transfers, 0.9, 0.1);
    learn(transfers, 0.2, 0.8);
    learn(transfers, 0.5, 0.5);

    assertThat(transfers.now()).isEmpty();
  }

  @Test
  void lessonsAreThoseAfterSoManyTrials_whateverCameLater() {
    TransferData transfers = transfers();
    transfers.pass();
    learn(transfers, 0.9, 0.1);
    learn(transfers, 0.2, 0.8);
    learn(transfers, 0.5, 0.5);

    assertThat(transfers.after(0).get(0).shift()).isZero();
    assertThat(transfers.after(1)).isEqualTo(transfers.after(0));
    assertThat(transfers.after(2).get(0).shift()).isCloseTo(0.1 - 0.9, within(1e-12));
    assertThat(transfers.after(4)).isEmpty();
  }
}
