package io.sparktune.training;

import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.folds.Fold;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Preparations that were fitted for folds of a study, since many trials ask for the same one and
 * medians and quantiles take time. Holds what was fitted, which is small, never the prepared rows.
 */
final class PreparationCache {

  private static final int MOST_KEPT = 256;

  private record Key(int fold, String settings) {}

  private final Map<Key, FittedInputs> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FittedInputs> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /** The preparation fitted on the training rows of a fold. */
  FittedInputs fitted(Dataset data, int number, Fold fold, PreparationSettings settings) {
    Key key = new Key(number, settings.digest());
    FittedInputs known;
    synchronized (kept) {
      known = kept.get(key);
    }
    if (known != null) {
      return known;
    }
    FittedInputs fitted = data.fit(fold.trainRows(), settings);
    synchronized (kept) {
      kept.put(key, fitted);
    }
    return fitted;
  }
}
