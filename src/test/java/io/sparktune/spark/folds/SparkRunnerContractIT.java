package io.sparktune.spark.folds;

import io.sparktune.spark.DriverOfTests;
import io.sparktune.spark.SparkDriver;
import io.sparktune.study.loop.ContractFolds;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.RunnerContract;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Each fold is a Spark task. */
final class SparkRunnerContractIT extends RunnerContract {

  private static SparkDriver driver;

  @BeforeAll
  static void startSpark() {
    driver = DriverOfTests.local(SLOTS);
  }

  @AfterAll
  static void stopSpark() {
    driver.close();
  }

  @Override
  protected Runner runner(ContractFolds folds) {
    return DriverOfTests.runner(driver, new ContractFunction(folds));
  }

  private record ContractFunction(ContractFolds folds) implements SingleFoldFunction {
    @Override
    public FoldResult train(FoldWork work, EpochCallback callback) {
      return folds.train(work.assignment(), callback);
    }
  }
}
