package io.sparktune.spark.folds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.TaskEndReason;
import org.apache.spark.TaskFailedReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A study's log of the executors that it loses, and of the folds that are therefore repeated. */
final class ExecutorLog {

  private static final Logger LOG = LoggerFactory.getLogger(ExecutorLog.class);

  private final String study;
  private final Map<String, List<FoldInTraining>> lost = new HashMap<>();
  private final Map<String, String> causes = new HashMap<>();
  private final Set<String> gone = new HashSet<>();

  ExecutorLog(String study) {
    this.study = study;
  }

  /** A task with a fold has started. */
  void began(FoldInTraining training, String host) {
    String cause = causes.remove(training.toString());
    if (cause != null) {
      LOG.atInfo()
          .addKeyValue("study", study)
          .addKeyValue("event", "fold_retried")
          .addKeyValue("trial", training.trial())
          .addKeyValue("fold", training.number())
          .addKeyValue("executor", training.executor())
          .log(
              "{}: trial {}, fold {} is repeated on executor {} at {}; {}",
              study,
              training.trial(),
              training.number(),
              training.executor(),
              host,
              cause);
    }
  }

  /** A task with a fold has ended. */
  void ended(FoldInTraining training, TaskEndReason reason) {
    if (reason instanceof TaskFailedReason failure) {
      causes.put(training.toString(), firstLine(failure.toErrorString()));
    } else {
      causes.remove(training.toString());
    }
    if (reason instanceof ExecutorLostFailure && !gone.contains(training.executor())) {
      lost.computeIfAbsent(training.executor(), executor -> new ArrayList<>()).add(training);
    }
  }

  /** An executor is gone, with these folds in training besides those that have ended with it. */
  void removed(String executor, String reason, List<FoldInTraining> there) {
    gone.add(executor);
    String cause = firstLine(reason);
    List<FoldInTraining> folds = new ArrayList<>(there);
    List<FoldInTraining> ended = lost.remove(executor);
    folds.addAll(ended == null ? List.of() : ended);
    String names = folds.stream().map(FoldInTraining::toString).collect(Collectors.joining(", "));
    LOG.atInfo()
        .addKeyValue("study", study)
        .addKeyValue("event", folds.isEmpty() ? "executor_removed" : "executor_lost")
        .addKeyValue("executor", executor)
        .addKeyValue("folds", names)
        .log(
            "{}: executor {} is gone with {} in training; {}",
            study,
            executor,
            folds.isEmpty() ? "no fold" : names,
            cause);
  }

  private static String firstLine(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
