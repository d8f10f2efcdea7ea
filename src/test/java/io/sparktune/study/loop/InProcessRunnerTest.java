package io.sparktune.study.loop;

import java.time.InstantSource;

final class InProcessRunnerTest extends RunnerContract {

  @Override
  protected Runner runner(ContractFolds folds) {
    return new InProcessRunner(SLOTS, folds, InstantSource.system());
  }
}
