package io.sparktune.study.loop;

import io.sparktune.trial.SingleFoldTrainer;
import java.time.InstantSource;

final class InProcessRunnerTest extends RunnerContract {

  @Override
  protected Runner runner(int slots, SingleFoldTrainer trainer) {
    return new InProcessRunner(slots, trainer, InstantSource.system());
  }
}
