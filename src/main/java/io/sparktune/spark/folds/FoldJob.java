package io.sparktune.spark.folds;

import io.sparktune.spark.executors.WholeExecutor;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.collection.JavaConverters;
import scala.concurrent.ExecutionContext;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** A Spark job with a fold in each partition, on the driver. */
final class FoldJob {

  /** As many trials as a description can name. */
  private static final int NAMED_TRIALS = 20;

  /**
   * A job that Spark did not finish.
   *
   * @param folds of the job
   * @param unanswered those of them without a result that were not taken back
   */
  record GivenUp(int folds, List<FoldWork> unanswered, Throwable reason) {}

  /**
   * All that jobs have in common.
   *
   * @param tag that they bear
   * @param receiver of each fold's result, once, on a thread of Spark's
   * @param givenUp hears of the folds that will have no result
   */
  record Submission(
      JavaSparkContext spark,
      String study,
      String tag,
      FoldTasks tasks,
      FoldTask task,
      Consumer<FoldResult> receiver,
      Consumer<GivenUp> givenUp) {}

  private final List<FoldWork> folds;
  private final AtomicReferenceArray<List<FoldResult>> results;
  private final Submission by;

  private FoldJob(List<FoldWork> folds, Submission by) {
    this.folds = folds;
    this.results = new AtomicReferenceArray<>(folds.size());
    this.by = by;
  }

  /** Hands folds to Spark and returns at once. */
  static void submit(Submission by, List<FoldWork> folds, WholeExecutor claim) {
    JavaSparkContext spark = by.spark();
    FoldJob job = new FoldJob(folds, by);
    String key = by.tasks().expect(job);
    spark.setJobGroup(group(by.study(), folds), description(by.study(), folds), true);
    spark.addJobTag(by.tag());
    spark.setLocalProperty(FoldTasks.JOB, key);
    RDD<FoldWork> partitions = claim.claimedBy(() -> spark.parallelize(folds, folds.size()).rdd());
    List<Object> indices = IntStream.range(0, folds.size()).<Object>mapToObj(i -> i).toList();
    spark
        .sc()
        .submitJob(
            partitions,
            by.task(),
            JavaConverters.asScalaBuffer(indices).toSeq(),
            job.new Answers(),
            new Nothing())
        .onComplete(job.new End(key), ExecutionContext.global());
    spark.setLocalProperty(FoldTasks.JOB, null);
    spark.removeJobTag(by.tag());
    spark.clearJobGroup();
  }

  FoldWork fold(int partition) {
    return folds.get(partition);
  }

  /** Waits no longer for a fold; whether it was waited for. */
  boolean takeBack(int partition) {
    return results.compareAndSet(partition, null, List.of());
  }

  boolean isTakenBack(int partition) {
    List<FoldResult> known = results.get(partition);
    return known != null && known.isEmpty();
  }

  static String group(String study, List<FoldWork> folds) {
    List<Integer> trials = trials(folds);
    return study
        + (trials.size() == 1 ? "/trial-" + trials.get(0) : "/trials-" + trials.get(0) + "-and-on");
  }

  static String description(String study, List<FoldWork> folds) {
    List<Integer> trials = trials(folds);
    if (trials.size() == 1) {
      Trial trial = folds.get(0).assignment().trial();
      List<Integer> numbers = folds.stream().map(fold -> fold.assignment().fold()).toList();
      return "%s: trial %d, %s %s: %s"
          .formatted(
              study,
              trial.number(),
              numbers.size() == 1 ? "fold" : "folds",
              listed(numbers),
              trial.values());
    }
    List<Integer> named = trials.subList(0, Math.min(trials.size(), NAMED_TRIALS));
    int others = trials.size() - named.size();
    return study
        + ": "
        + folds.size()
        + " folds of trials "
        + listed(named)
        + (others == 0 ? "" : " and " + others + " more");
  }

  private static String listed(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static List<Integer> trials(List<FoldWork> folds) {
    return folds.stream().map(fold -> fold.assignment().trial().number()).distinct().toList();
  }

  /** Passes results on as partitions end. */
  private final class Answers extends AbstractFunction2<Object, List<FoldResult>, BoxedUnit> {
    @Override
    public BoxedUnit apply(Object partition, List<FoldResult> together) {
      if (results.compareAndSet((Integer) partition, null, together)) {
        together.forEach(by.receiver());
      }
      return BoxedUnit.UNIT;
    }
  }

  private final class End extends AbstractFunction1<Try<BoxedUnit>, BoxedUnit> {

    private final String key;

    End(String key) {
      this.key = key;
    }

    @Override
    public BoxedUnit apply(Try<BoxedUnit> end) {
      Throwable reason =
          end.isFailure() ? end.failed().get() : new IllegalStateException("no result came back");
      by.tasks().afterTheEnd(key, () -> giveUp(reason));
      return BoxedUnit.UNIT;
    }
  }

  private void giveUp(Throwable reason) {
    List<FoldWork> unanswered = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      if (results.get(i) == null) {
        unanswered.add(folds.get(i));
      }
    }
    if (!unanswered.isEmpty()) {
      by.givenUp().accept(new GivenUp(folds.size(), unanswered, reason));
    }
  }

  private static final class Nothing extends AbstractFunction0<BoxedUnit> {
    @Override
    public BoxedUnit apply() {
      return BoxedUnit.UNIT;
    }
  }
}
