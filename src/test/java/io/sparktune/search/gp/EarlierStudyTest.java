package io.sparktune.search.gp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.Observation;
import io.sparktune.search.gp.process.Cube;
import io.sparktune.search.gp.process.Geometry;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EarlierStudyTest {

  private static final Cube CUBE =
      new Cube(new Space(List.of(new RealParameter("x", 0, 1, Scale.LINEAR))));
  private static final Geometry GEOMETRY = new Geometry(CUBE, 2);

  private static Observation trial(int number, double x) {
    return Observation.complete(number, new Values(Map.of("x", x)), -Math.abs(x - 0.3));
  }

  private static List<Observation> night(int trials) {
    return IntStream.range(0, trials).mapToObj(i -> trial(i, i / (double) trials)).toList();
  }

  private static List<EarlierStudy> of(List<List<Observation>> studies) {
    return EarlierStudy.of(CUBE, GEOMETRY, studies, 0);
  }

  @Test
  void itsTrialsLieInAStudyOfTheirOwn() {
    List<EarlierStudy> studies = of(List.of(night(5), night(7)));

    assertThat(studies).extracting(study -> study.trials().size()).containsExactly(5, 7);
    assertThat(studies.get(1).trials().get(2).features()).containsExactly(2 / 7.0, 2);
  }

  @Test
  void predictionsAreBestWhereTheStudyWasGood() {
    EarlierStudy study = of(List.of(night(20))).get(0);

    double good = study.predicted(GEOMETRY, new double[] {0.32, 0});
    assertThat(good).isGreaterThan(study.predicted(GEOMETRY, new double[] {0.1, 0}));
    assertThat(good).isGreaterThan(study.predicted(GEOMETRY, new double[] {0.6, 0}));
  }

  @Test
  void manyTrialsAreStoodForByAFewWithTheBestAmongThem() {
    EarlierStudy study = of(List.of(night(5000))).get(0);

    assertThat(study.trials()).hasSize(80);
    assertThat(study.trials()).extracting(EarlierStudy.Trial::merit).anyMatch(merit -> merit == 0);
  }

  @Test
  void studiesWithoutCompleteTrialsAreLeftOut() {
    Observation failed =
        new Observation(
            0,
            new Values(Map.of("x", 0.5)),
            TrialState.FAILED,
            List.of(),
            0,
            new TreeMap<>(),
            List.of());

    assertThat(of(List.of(List.of(), List.of(failed)))).isEmpty();
  }
}
