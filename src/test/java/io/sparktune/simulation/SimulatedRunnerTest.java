package io.sparktune.simulation;

import io.sparktune.study.Fixtures;
import io.sparktune.study.loop.ContractFolds;
import io.sparktune.study.loop.EventInbox;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.RunnerContract;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

final class SimulatedRunnerTest extends RunnerContract {

  @Override
  protected Runner runner(ContractFolds folds) {
    VirtualClock clock = new VirtualClock(Fixtures.NOW);
    SimulatedEvents agenda = new SimulatedEvents(clock);
    SimulatedRunner runner =
        new SimulatedRunner(
            new ContractModel(folds),
            ClusterSettings.safe(SLOTS),
            Fixtures.rules(FOLDS, Direction.MAXIMIZE),
            clock,
            agenda);
    return new Driven(runner, agenda);
  }

  /** Folds of the contract as a model knows them. */
  private record ContractModel(ContractFolds folds) implements FoldModel {

    @Override
    public FoldCurve course(Trial trial, int fold) {
      FoldCurve.Epoch epoch =
          new FoldCurve.Epoch(
              ContractFolds.score(trial.number(), fold),
              TimeUnit.MILLISECONDS.toNanos(folds.millisOfEpoch()));
      return new FoldCurve(
          Duration.ZERO,
          Collections.nCopies(folds.epochs(), epoch),
          folds.diverges(fold)
              ? new FoldOutcome.Failed(FailureKind.DIVERGED, "the loss is NaN")
              : null);
    }

    @Override
    public double measured(Trial trial, int fold, String column) {
      throw new IllegalArgumentException(column + " is not measured");
    }

    @Override
    public Duration start() {
      return Duration.ZERO;
    }

    @Override
    public Duration dispatch() {
      return Duration.ZERO;
    }
  }

  /** Works off what happens to a simulated runner on one thread, as fast as it goes. */
  private static final class Driven implements Runner {
    private final SimulatedRunner runner;
    private final SimulatedEvents agenda;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    Driven(SimulatedRunner runner, SimulatedEvents agenda) {
      this.runner = runner;
      this.agenda = agenda;
    }

    @Override
    public void open(EventInbox inbox) {
      thread.execute(() -> runner.open(inbox));
    }

    @Override
    public void start(List<FoldAssignment> assignments) {
      thread.execute(() -> runner.start(assignments));
      thread.execute(this::step);
    }

    private void step() {
      if (agenda.next().isPresent()) {
        agenda.happen();
        thread.execute(this::step);
      }
    }

    /** The agenda is worked off to its end all the same. */
    @Override
    public void close() {
      if (!thread.isShutdown()) {
        thread.execute(runner::close);
        thread.execute(this::end);
      }
    }

    private void end() {
      if (agenda.next().isPresent()) {
        agenda.happen();
        thread.execute(this::end);
      } else {
        thread.shutdown();
      }
    }
  }
}
