package io.sparktune.spark;

import io.sparktune.space.Values;
import io.sparktune.study.Event;
import io.sparktune.study.Inbox;
import io.sparktune.study.Runner;
import io.sparktune.training.TrialPlan;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import scala.collection.JavaConverters;
import scala.concurrent.ExecutionContext;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Has each fold trained by a Spark task. The folds of a trial that are ready together are the
 * partitions of one job, and each result comes back as its own partition ends: there is no barrier
 * between folds or trials, and Spark keeps retry, exclusion and its pages. Lives on the driver.
 */
public final class SparkRunner implements Runner {

  private final JavaSparkContext spark;
  private final String study;
  private final Function<Values, TrialPlan> plans;
  private final Broadcast<StudyData> data;
  private final InstantSource clock;
  private volatile Consumer<Event> inbox = event -> {};

  /**
   * @param plans a trial's values, read as settings
   */
  public SparkRunner(
      JavaSparkContext spark,
      String study,
      Function<Values, TrialPlan> plans,
      Broadcast<StudyData> data,
      InstantSource clock) {
    this.spark = spark;
    this.study = study;
    this.plans = plans;
    this.data = data;
    this.clock = clock;
  }

  @Override
  public void open(Inbox receiver) {
    inbox = receiver::tell;
    ExecutorSlots slots = ExecutorSlots.ofLatestContext();
    slots.follow(count -> inbox.accept(new Event.SlotsChanged(clock.instant(), count)));
    inbox.accept(new Event.SlotsChanged(clock.instant(), slots.count()));
  }

  @Override
  public void start(List<FoldAssignment> assignments) {
    Map<Integer, List<FoldAssignment>> byTrial = new LinkedHashMap<>();
    for (FoldAssignment assignment : assignments) {
      byTrial
          .computeIfAbsent(assignment.trial().number(), number -> new ArrayList<>())
          .add(assignment);
    }
    byTrial.values().forEach(this::submit);
  }

  private void submit(List<FoldAssignment> folds) {
    Values values = folds.get(0).trial().values();
    TrialPlan plan;
    try {
      plan = plans.apply(values);
    } catch (RuntimeException e) {
      folds.forEach(fold -> fail(fold, FailureKind.BAD_CONFIGURATION, e.getMessage()));
      return;
    }
    String trial = study + "/trial-" + folds.get(0).trial().number();
    List<Integer> numbers = folds.stream().map(FoldAssignment::fold).toList();
    spark.setJobGroup(trial, trial + " folds " + numbers + ": " + values, true);
    List<FoldWork> work = folds.stream().map(fold -> new FoldWork(fold, plan)).toList();
    RDD<FoldWork> partitions = spark.parallelize(work, work.size()).rdd();
    Answers answers = new Answers(folds);
    spark
        .sc()
        .submitJob(
            partitions,
            new FoldTask(data),
            JavaConverters.asScalaBuffer(indices(work.size())).toSeq(),
            answers,
            new Nothing())
        .onComplete(
            new AbstractFunction1<scala.util.Try<BoxedUnit>, BoxedUnit>() {
              @Override
              public BoxedUnit apply(scala.util.Try<BoxedUnit> end) {
                answers.failUnanswered(
                    end.isFailure() ? end.failed().get().toString() : "no result came back");
                return BoxedUnit.UNIT;
              }
            },
            ExecutionContext.global());
  }

  private static List<Object> indices(int count) {
    List<Object> indices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      indices.add(i);
    }
    return indices;
  }

  private void fail(FoldAssignment fold, FailureKind kind, String message) {
    Instant now = clock.instant();
    finish(
        new FoldResult(
            fold.trial().number(),
            fold.fold(),
            fold.attempt(),
            fold.seed(),
            new FoldOutcome.Failed(kind, message),
            List.of(),
            now,
            now,
            null,
            null));
  }

  private void finish(FoldResult result) {
    inbox.accept(new Event.FoldFinished(clock.instant(), result));
  }

  @Override
  public void close() {
    inbox = event -> {};
    ExecutorSlots.ofLatestContext().follow(count -> {});
    spark.cancelAllJobs();
    spark.clearJobGroup();
  }

  /** Passes results on as partitions end; a partition that Spark gave up gets a failure. */
  private final class Answers extends AbstractFunction2<Object, FoldResult, BoxedUnit> {

    private final List<FoldAssignment> folds;
    private final AtomicReferenceArray<FoldResult> results;

    Answers(List<FoldAssignment> folds) {
      this.folds = folds;
      this.results = new AtomicReferenceArray<>(folds.size());
    }

    @Override
    public BoxedUnit apply(Object partition, FoldResult result) {
      if (results.compareAndSet((Integer) partition, null, result)) {
        finish(result);
      }
      return BoxedUnit.UNIT;
    }

    void failUnanswered(String message) {
      for (int i = 0; i < folds.size(); i++) {
        if (results.get(i) == null) {
          fail(folds.get(i), FailureKind.LOST_EXECUTOR, message);
        }
      }
    }
  }

  private static final class Nothing extends AbstractFunction0<BoxedUnit> {
    @Override
    public BoxedUnit apply() {
      return BoxedUnit.UNIT;
    }
  }
}
