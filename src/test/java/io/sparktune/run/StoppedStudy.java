package io.sparktune.run;

import io.sparktune.study.outcomes.FinishedTrial;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.SparkSession;

/** Starts a study that is stopped as soon as a trial has ended. */
final class StoppedStudy {

  private StoppedStudy() {}

  static RunningStudy afterATrial(Tuning study, SparkSession spark) {
    AtomicReference<RunningStudy> running = new AtomicReference<>();
    TuningListener stopping =
        new TuningListener() {
          @Override
          public void trialFinished(FinishedTrial trial) {
            while (running.get() == null) {
              Thread.onSpinWait();
            }
            running.get().stop();
          }
        };
    running.set(study.listener(stopping).start(spark));
    return running.get();
  }
}
