package io.sparktune.study.loop;

import io.sparktune.study.Fixtures;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.SingleFoldTrainer;
import java.time.InstantSource;
import java.util.Optional;

/** Every other trial is known, as an earlier run scored it. */
final class TakeOverRunnerContractTest extends RunnerContract {

  @Override
  protected Runner runner(int slots, SingleFoldTrainer trainer) {
    return new TakeOverRunner(
        new InProcessRunner(slots, trainer, InstantSource.system()),
        (trial, fold) ->
            trial.number() % 2 == 1
                ? Optional.of(Fixtures.scored(new FoldAssignment(trial, fold, 1)))
                : Optional.empty(),
        InstantSource.system());
  }
}
