package io.sparktune.spark.folds;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/** The fields of all that this thread logs while it trains folds. */
final class LogFields implements AutoCloseable {

  private static final String STUDY = "study";
  private static final String TRIAL = "trial";
  private static final String FOLD = "fold";

  private LogFields() {}

  static LogFields of(String study, List<FoldWork> folds) {
    MDC.put(STUDY, study);
    MDC.put(
        TRIAL,
        folds.stream()
            .map(fold -> String.valueOf(fold.assignment().trial().number()))
            .distinct()
            .collect(Collectors.joining(",")));
    MDC.put(
        FOLD,
        folds.stream()
            .map(fold -> String.valueOf(fold.assignment().fold()))
            .distinct()
            .collect(Collectors.joining(",")));
    return new LogFields();
  }

  @Override
  public void close() {
    MDC.remove(STUDY);
    MDC.remove(TRIAL);
    MDC.remove(FOLD);
  }
}
