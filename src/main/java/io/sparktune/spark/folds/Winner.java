package io.sparktune.spark.folds;

import io.sparktune.training.diagnostics.Diagnostics;
import io.sparktune.training.metrics.ClassReport;
import io.sparktune.trial.ScoreRange;
import io.sparktune.trial.Scores;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The winner, trained for good.
 *
 * @param files of the model, by name
 * @param holdOut its scores on rows that no trial has seen, before it was trained on any of these;
 *     null where none were held out
 * @param holdOutRange the 90 % interval of the first goal's score on those, were the rows
 *     independent of each other; null where there is none
 * @param byClass what it predicted for those rows, class by class; null for numbers, too
 * @param diagnostics what else those predictions show; null where no rows were held out
 * @param trainer null where no network was trained
 */
public record Winner(
    Map<String, byte[]> files,
    @Nullable Scores holdOut,
    @Nullable ScoreRange holdOutRange,
    @Nullable ClassReport byClass,
    @Nullable Diagnostics diagnostics,
    @Nullable Trainer trainer)
    implements Serializable {

  /**
   * The engine and the natives that trained a winner.
   *
   * @param engine {@code fused} or {@code deeplearning4j}
   * @param natives on which the last bits of its weights depend
   */
  public record Trainer(String engine, String natives) implements Serializable {}
}
