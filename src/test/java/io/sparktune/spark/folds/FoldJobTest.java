package io.sparktune.spark.folds;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.spark.DriverOfTests;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Spark's pages call a job. */
final class FoldJobTest {

  private static FoldWork work(int trial, int fold) {
    return new FoldWork(DriverOfTests.fold(trial, fold), null);
  }

  @Test
  void foldsOfOneTrial_areNamedWithItsValues() {
    List<FoldWork> folds = List.of(work(7, 0), work(7, 3));

    assertThat(FoldJob.group("digits", folds)).isEqualTo("digits/trial-7");
    assertThat(FoldJob.description("digits", folds))
        .isEqualTo("digits: trial 7, folds 0, 3: " + DriverOfTests.fold(7, 0).trial().values())
        .contains("model.x");
  }

  @Test
  void foldsOfSeveralTrials_areCountedAndTheirTrialsNamed() {
    List<FoldWork> folds = List.of(work(7, 0), work(7, 1), work(9, 0));

    assertThat(FoldJob.group("digits", folds)).isEqualTo("digits/trials-7-and-on");
    assertThat(FoldJob.description("digits", folds)).isEqualTo("digits: 3 folds of trials 7, 9");
    assertThat(FoldJob.description("digits", folds.subList(2, 3)))
        .startsWith("digits: trial 9, fold 0: ");
  }

  @Test
  void ofManyTrials_aFewAreNamed() {
    List<FoldWork> folds = IntStream.range(0, 1000).mapToObj(trial -> work(trial, 0)).toList();

    assertThat(FoldJob.description("digits", folds))
        .startsWith("digits: 1000 folds of trials 0, 1, 2, ")
        .endsWith(", 18, 19 and 980 more");
  }
}
