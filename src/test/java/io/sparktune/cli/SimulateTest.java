package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.report.Numbers;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SimulateTest {

  private static final String GRID = "conf/classic-grid.conf";
  private static final String CONSTANT = "--duration=lognormal(60s, 0)";

  private static final String[] ONE_PARAMETER = {
    "model.dropout={ real = [0, 0.9] }",
    "training.learning-rate=0.1",
    "training.batch-size=16",
    "training.updater=adam",
    "search.sampler=random"
  };

  private static final Values X = new Values(Map.of("model.x", 0.5));

  @TempDir private Path folder;

  private static InProcess simulate(String... arguments) {
    return InProcess.executeWithoutSpark(
        Stream.concat(Stream.of("simulate"), Stream.of(arguments)).toArray(String[]::new));
  }

  @Test
  void severalGoals_areMadeUpOrComeFromTheEarlierRun() throws IOException {
    String goals = "study.goal=[\"maximize accuracy\", \"minimize parameters\"]";

    InProcess made = simulate(GRID, goals, "--slots=50", CONSTANT);
    assertThat(made.exitCode()).as(made.err()).isEqualTo(ExitCode.DONE);
    assertThat(made.out()).contains("minimize parameters", "80 complete");

    keepOneTrial();
    InProcess unmeasured = simulateFrom(goals, "search.trials=5");
    assertThat(unmeasured.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unmeasured.err()).contains("parameters was not measured in that run; name one");
  }

  @Test
  void aStudy_isForetold() {
    InProcess answer = simulate(GRID, "--slots=50", CONSTANT);

    assertThat(answer.err()).isEmpty();
    assertThat(answer.exitCode()).isEqualTo(ExitCode.DONE);
    // 400 folds of a minute on 50 slots are 8 rounds; 400 folds of 20 epochs are 8,000.
    assertThat(answer.outLines())
        .startsWith(
            "simulated: study classic-grid, maximize accuracy, grid search: 80 trials of 5 folds"
                + " on 50 slots",
            "",
            "wall clock   8:00",
            "utilisation  100.0 % of 50 slots, 100.0 % until the last fold began",
            "epochs       8,000, 100.0 % of the 8,000 that all folds of these trials would take",
            "trials       80 complete, 0 pruned, 0 failed")
        .anyMatch(line -> line.matches("8:00      80  0\\.9\\d+"))
        .last()
        .asString()
        .matches("8,48\\d events of the loop, simulated in \\d+\\.\\d s");
  }

  @Test
  void slowedFolds_takeSoManyTimesAsLong() {
    InProcess answer = simulate(GRID, "--slots=50", CONSTANT, "--slowdown=1.5");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(answer.outLines()).contains("wall clock   12:00");
  }

  @Test
  void aPopulation_isForetold() {
    InProcess answer = simulate("conf/digits-pbt.conf", "--slots=6", CONSTANT);

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out())
        .contains("pbt search: at most 72 trials of 3 folds on 6 slots", "12 complete, ")
        // What is inherited is counted once, for those who trained it.
        .containsPattern("epochs       (1,0[0-9]{2}|[0-9]{3}), ");
  }

  @Test
  void noSpark_isStarted_andNothingIsRead() {
    assertThat(simulate(GRID, CONSTANT, "data.path=nowhere.csv").exitCode())
        .isEqualTo(ExitCode.DONE);
    assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
        .as("a running Spark has this thread")
        .doesNotContain("dag-scheduler-event-loop");
  }

  @Test
  void lostExecutors_areTold() {
    InProcess answer = simulate(GRID, CONSTANT, "--slots=8", "--executor-slots=4", "--losses=10");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out()).containsPattern("\nlost         \\d+ folds with an executor\n");
  }

  static Stream<Arguments> wrongOptions() {
    return Stream.of(
        Arguments.of(
            List.of(),
            "--from, --duration: how long do folds take? give --from with the folder of an earlier"
                + " run, or --duration \"lognormal(60s, 0.6)\""),
        Arguments.of(
            List.of(CONSTANT, "--from=runs/x"),
            "--from, --duration: both say how long folds take; give one of them"),
        Arguments.of(
            List.of("--duration=60"),
            "--duration \"60\": write a median with its unit and a sigma, such as --duration"
                + " \"lognormal(60s, 0.6)\""),
        Arguments.of(
            List.of("--from=nowhere"),
            "--from nowhere: no journal in it; name a study's folder, such as runs/digits-mlp"),
        Arguments.of(
            List.of(CONSTANT, "--slots=0"), "--slots 0: there must be a slot; give 1 or more"),
        Arguments.of(
            List.of(CONSTANT, "--slots=4", "--executor-slots=5"),
            "--executor-slots 5: give from 1 to the 4 of --slots"),
        Arguments.of(
            List.of(CONSTANT, "--slowdown=0"),
            "--slowdown 0: give a factor above 0, such as 1.4, or the word measured"),
        Arguments.of(
            List.of(CONSTANT, "--slowdown=guessed"),
            "--slowdown guessed: give a factor above 0, such as 1.4, or the word measured"),
        Arguments.of(
            List.of(CONSTANT, "--slowdown=measured"),
            "--slowdown measured: which folds? give --from with the folder of an earlier run, or a"
                + " factor, such as 1.4"),
        Arguments.of(
            List.of(CONSTANT, "--losses=-1"),
            "--losses -1.0: give losses of an executor in an hour, 0 or more"));
  }

  @ParameterizedTest
  @MethodSource("wrongOptions")
  void wrongOptions_areBadInput(List<String> options, String problem) {
    InProcess answer =
        simulate(Stream.concat(Stream.of(GRID), options.stream()).toArray(String[]::new));

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.errLines()).containsExactly(problem);
    assertThat(answer.out()).isEmpty();
  }

  private void keep(List<Event> events) throws IOException {
    try (FileJournal journal =
        FileJournal.open(
            Storage.at(folder + "/journal", new Configuration()), (sequence, event) -> {})) {
      events.forEach(journal::append);
    }
  }

  @Test
  void aRunWithoutScores_isBadInput() throws IOException {
    keep(List.of(Fixtures.opened(1)));
    InProcess answer = simulate(GRID, "--from=" + folder);

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err())
        .startsWith("--from " + folder + ": not one fold was scored; name a run that got further");
  }

  @Test
  void aRunOfOtherParameters_isBadInput() throws IOException {
    Trial trial = new Trial(0, X, 1);
    FoldResult result = Fixtures.scored(new FoldAssignment(trial, 0, 1));
    keep(
        List.of(
            Fixtures.opened(1),
            new Event.TrialProposed(Fixtures.NOW, trial),
            new Event.FoldStarted(Fixtures.NOW, 0, 0, 1, 0, FoldAssignment.END),
            new Event.FoldFinished(Fixtures.NOW, result)));
    InProcess answer = simulate(GRID, "--from=" + folder);

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.errLines())
        .containsExactly(
            "--from "
                + folder
                + ": that run has other parameters than the study (only there: model.x; only here:"
                + " training.batch-size, training.learning-rate, training.updater); name a run of"
                + " the same parameters, or give --duration \"lognormal(60s, 0.6)\"");
  }

  /** One trial with one fold of 15 ms and two epochs. */
  private void keepOneTrial() throws IOException {
    Trial trial = new Trial(0, new Values(Map.of("model.dropout", 0.5)), 1);
    FoldResult result = Fixtures.scored(new FoldAssignment(new Trial(0, X, 1), 0, 1));
    keep(
        List.of(
            Fixtures.opened(1),
            new Event.TrialProposed(Fixtures.NOW, trial),
            new Event.FoldStarted(Fixtures.NOW, 0, 0, 1, 0, FoldAssignment.END),
            new Event.FoldFinished(Fixtures.NOW, result)));
  }

  private InProcess simulateFrom(String... arguments) {
    return simulate(
        Stream.of(
                Stream.of(GRID, "--from=" + folder), Stream.of(ONE_PARAMETER), Stream.of(arguments))
            .flatMap(each -> each)
            .toArray(String[]::new));
  }

  @Test
  void anEarlierRun_isRepeated() throws IOException {
    keepOneTrial();
    InProcess answer = simulateFrom("--slots=1", "search.trials=2000");

    assertThat(answer.err()).isEmpty();
    // 10,000 folds of 15 ms; each has the two epochs of the one that was recorded.
    assertThat(answer.outLines())
        .contains(
            "wall clock   2:30",
            "epochs       20,000, 100.0 % of the 20,000 that all folds of these trials would take");
  }

  @Test
  void asManySlotsAsTheEarlierRunHad_needNoMeasuring() throws IOException {
    keepOneTrial();
    InProcess answer = simulateFrom("--slots=1", "search.trials=5", "--slowdown=measured");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(answer.outLines())
        .startsWith(
            "folds take as long as in the earlier run, which had as many side by side: 1",
            "simulated: study classic-grid, maximize accuracy, random search: 5 trials of 5 folds"
                + " on 1 slot");
  }

  static Stream<Arguments> whatCannotBeMeasured() {
    String processors = Numbers.count(Runtime.getRuntime().availableProcessors(), "processor");
    return Stream.of(
        Arguments.of(
            List.of("--slots=100000"),
            "--slowdown measured: 100,000 slots cannot be tried on the "
                + processors
                + " of this machine; give a factor, such as --slowdown 1.4"),
        Arguments.of(
            List.of("--slots=2", "resources.cpus=1000"),
            "--slowdown measured: 2 slots of 1000 cpus cannot be tried on the "
                + processors
                + " of this machine; give a factor, such as --slowdown 1.4"),
        Arguments.of(
            List.of("--slots=2", "resources.gpus=0.5"),
            "--slowdown measured: slots with GPUs (resources.gpus) cannot be tried here; give a"
                + " factor, such as --slowdown 1.4"));
  }

  @ParameterizedTest
  @MethodSource("whatCannotBeMeasured")
  void whatCannotBeMeasuredHere_isBadInput(List<String> options, String problem)
      throws IOException {
    keepOneTrial();
    InProcess answer =
        simulateFrom(
            Stream.concat(Stream.of("search.trials=5", "--slowdown=measured"), options.stream())
                .toArray(String[]::new));

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.errLines()).containsExactly(problem);
    assertThat(answer.out()).isEmpty();
  }
}
