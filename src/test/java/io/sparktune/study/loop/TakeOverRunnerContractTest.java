package io.sparktune.study.loop;

import io.sparktune.trial.FoldAssignment;
import java.time.InstantSource;
import java.util.Optional;

/** Every other trial is known, as an earlier run scored it. */
final class TakeOverRunnerContractTest extends RunnerContract {

  @Override
  protected Runner runner(ContractFolds folds) {
    return new TakeOverRunner(
        new InProcessRunner(SLOTS, folds, InstantSource.system()),
        (trial, fold) ->
            trial.number() % 2 == 1
                ? Optional.of(folds.known(new FoldAssignment(trial, fold, 1)))
                : Optional.empty(),
        InstantSource.system());
  }
}
