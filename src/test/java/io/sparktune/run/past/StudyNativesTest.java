package io.sparktune.run.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.Studies;
import io.sparktune.config.StudyFile;
import io.sparktune.run.input.BadInput;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StudyNativesTest {

  private static final String OTHERS = "linux-x86_64-avx2, AVX2, OpenBLAS 01234567";

  private final NativesInUse natives = new NativesInUse();

  private void happened(Event event) {
    natives.recorded(1, event, StudyState.initial(Fixtures.rules(1, Direction.MAXIMIZE)));
  }

  private void opened(String byNatives) {
    happened(
        new Event.StudyOpened(
            Fixtures.NOW, "small", "file", "data", "0", Limits.ofTrials(1), null, byNatives));
  }

  private static FoldResult trainedOn(String host) {
    return new FoldResult(
        0,
        0,
        1,
        0,
        new FoldOutcome.Stopped(1, 1, 1),
        List.of(),
        Fixtures.NOW,
        Fixtures.NOW,
        host,
        "1");
  }

  @Test
  void aStrictStudyGoesOnWithTheNativesThatItHad_unlessItMay() {
    StudyFile strict = Studies.with("study.strict = true");
    opened(OTHERS);
    happened(
        new Event.EpochsScored(
            Fixtures.NOW, 0, 0, 1, List.of(new EpochScore(1, 0.5, 0.5, 1)), Checkpoint.NONE));
    String now = StudyNatives.ofTheDriver(strict).orElseThrow();
    opened(now);

    assertThatThrownBy(() -> StudyNatives.requireAlike(strict, natives))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "folds were trained with the natives "
                + OTHERS
                + ", and go on with "
                + now
                + ": results differ in their last bits, which study.strict = true excludes; wanted"
                + " a machine and natives (resources.natives) like those before, or"
                + " resources.other-natives = true");
    StudyFile told = Studies.with("study.strict = true, resources.other-natives = true");
    assertThatCode(() -> StudyNatives.requireAlike(told, natives)).doesNotThrowAnyException();
    StudyFile plain = Studies.with("");
    assertThatCode(() -> StudyNatives.requireAlike(plain, natives)).doesNotThrowAnyException();
    assertThat(StudyNatives.difference(plain, natives))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .endsWith("go on with " + now + ": results differ in their last bits"));
  }

  @Test
  void theSameNatives_andThoseThatTrainedNothing_areNoDifference() {
    StudyFile strict = Studies.with("study.strict = true");
    opened(null); // of an earlier version
    happened(new Event.FoldFinished(Fixtures.NOW, trainedOn("a")));
    opened(OTHERS);
    opened(StudyNatives.ofTheDriver(strict).orElseThrow());
    happened(new Event.FoldFinished(Fixtures.NOW, trainedOn("a")));

    assertThatCode(() -> StudyNatives.requireAlike(strict, natives)).doesNotThrowAnyException();
    assertThat(StudyNatives.difference(strict, natives)).isEmpty();
  }

  @Test
  void theHostsOfFoldsAreKnownByTheirNatives() {
    opened("those of the driver");
    happened(new Event.FoldFinished(Fixtures.NOW, trainedOn("b")));
    happened(new Event.FoldFinished(Fixtures.NOW, trainedOn("a")));
    happened(new Event.FoldFinished(Fixtures.NOW, trainedOn("c").trainedBy(OTHERS)));
    happened(new Event.FoldFinished(Fixtures.NOW, trainedOn("d").takenOver("last night")));

    assertThat(natives.hosts())
        .isEqualTo(Map.of("those of the driver", List.of("a", "b"), OTHERS, List.of("c")));
  }
}
