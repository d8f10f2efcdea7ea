package io.sparktune.study.loop;

import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.util.Optional;

/** Folds that earlier runs scored, on the same rows and by the same code. */
@FunctionalInterface
public interface EarlierFolds {

  /**
   * A fold of the same training but for its seed, which an earlier run scored, with all its epochs;
   * empty where there is none. The same whenever it is asked; asked on the loop's thread.
   */
  Optional<FoldResult> find(Trial trial, int fold);
}
