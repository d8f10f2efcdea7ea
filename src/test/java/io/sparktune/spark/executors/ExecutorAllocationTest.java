package io.sparktune.spark.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.study.Command;
import io.sparktune.study.Fixtures;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Direction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.spark.ExecutorAllocationClient;
import org.apache.spark.ExecutorAllocationManager;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ResourceProfileManager;
import org.apache.spark.scheduler.LiveListenerBus;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.apache.spark.util.ManualClock;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.Map;

/** Spark's own dynamic allocation, shown the folds of a study, on a cluster in virtual time. */
final class ExecutorAllocationTest {

  private static final int EXECUTORS = 93;
  private static final int SECONDS_TO_START_AN_EXECUTOR = 5;

  /** A cluster manager that is asked for executors. */
  private static final class Asked implements ExecutorAllocationClient {
    private int total;
    private int rounds;

    @Override
    public boolean requestTotalExecutors(
        Map<Object, Object> byProfile,
        Map<Object, Object> tasks,
        Map<Object, Map<String, Object>> hosts) {
      int sum =
          JavaConverters.mapAsJavaMap(byProfile).values().stream().mapToInt(n -> (int) n).sum();
      rounds += sum > total ? 1 : 0;
      total = sum;
      return true;
    }

    @Override
    public Seq<String> getExecutorIds() {
      return none();
    }

    @Override
    public boolean isExecutorActive(String id) {
      return true;
    }

    @Override
    public boolean requestExecutors(int more) {
      return false;
    }

    @Override
    public Seq<String> killExecutors(
        Seq<String> ids, boolean adjust, boolean count, boolean force) {
      return none();
    }

    @Override
    public boolean decommissionExecutorsOnHost(String host) {
      return false;
    }

    @Override
    public boolean killExecutorsOnHost(String host) {
      return false;
    }
  }

  /** A study of long folds, whose jobs Spark's allocation manager hears of. */
  private static final class Cluster {
    private final Asked asked = new Asked();
    private final ManualClock clock = new ManualClock(1000);
    private final ExecutorAllocationManager manager;
    private final Deque<TaskInfo> waiting = new ArrayDeque<>();
    private final Deque<Integer> stages = new ArrayDeque<>();
    private final Scheduler scheduler = Fixtures.scheduler(100);
    private final int possible;
    private StudyState state;
    private int executors;
    private int jobs;
    private long tasks;

    Cluster(int possible) {
      SparkConf conf =
          new SparkConf(false)
              .set("spark.dynamicAllocation.enabled", "true")
              .set("spark.dynamicAllocation.maxExecutors", "" + EXECUTORS);
      LiveListenerBus bus = new LiveListenerBus(conf);
      manager =
          new ExecutorAllocationManager(
              asked,
              bus,
              conf,
              Option.empty(),
              clock,
              new ResourceProfileManager(conf, bus),
              false);
      this.possible = possible;
      state =
          StudyState.initial(Fixtures.rules(5, Direction.MAXIMIZE))
              .after(Fixtures.opened(100))
              .after(new Event.SlotsChanged(Fixtures.NOW, 1, possible));
    }

    /** In how many rounds Spark asks for all executors. */
    int rounds() {
      List<Integer> totals = new ArrayList<>();
      while (asked.total < EXECUTORS) {
        int second = totals.size();
        if (second >= SECONDS_TO_START_AN_EXECUTOR) {
          add(totals.get(second - SECONDS_TO_START_AN_EXECUTOR) - executors);
        }
        startFolds();
        manager.org$apache$spark$ExecutorAllocationManager$$schedule();
        totals.add(asked.total);
        clock.advance(1000);
      }
      return asked.rounds;
    }

    private void add(int more) {
      if (more > 0) {
        executors += more;
        state = state.after(new Event.SlotsChanged(Fixtures.NOW, executors, possible));
      }
    }

    private void startFolds() {
      int folds = 0;
      for (List<Command> commands = scheduler.decide(state);
          !commands.isEmpty();
          commands = scheduler.decide(state)) {
        for (Command command : commands) {
          if (command instanceof Command.Propose propose) {
            state = state.after(new Event.TrialProposed(Fixtures.NOW, propose.trial()));
          } else if (command instanceof Command.Start start) {
            state = state.after(Event.FoldStarted.of(Fixtures.NOW, start.assignment()));
            folds++;
          }
        }
      }
      if (folds > 0) {
        submit(folds);
      }
      while (tasks < executors && !waiting.isEmpty()) {
        tasks++;
        manager
            .listener()
            .onTaskStart(new SparkListenerTaskStart(stages.remove(), 0, waiting.remove()));
      }
    }

    private void submit(int folds) {
      int stage = jobs++;
      manager
          .listener()
          .onStageSubmitted(
              new SparkListenerStageSubmitted(
                  new StageInfo(
                      stage,
                      0,
                      "folds",
                      folds,
                      none(),
                      none(),
                      "",
                      null,
                      none(),
                      Option.empty(),
                      0,
                      false,
                      0),
                  null));
      for (int partition = 0; partition < folds; partition++) {
        stages.add(stage);
        waiting.add(
            new TaskInfo(
                1000L * stage + partition,
                partition,
                0,
                partition,
                0L,
                "executor",
                "host",
                TaskLocality.ANY(),
                false));
      }
    }
  }

  private static <T> Seq<T> none() {
    return JavaConverters.asScalaBuffer(new ArrayList<T>()).toSeq();
  }

  @Test
  void allExecutors_areAskedForInAsManyRoundsAsDoublingTakes() {
    assertThat(new Cluster(EXECUTORS).rounds()).isEqualTo(7);
    assertThat(new Cluster(Event.SlotsChanged.UNLIMITED).rounds()).isEqualTo(7);
    assertThat(new Cluster(0).rounds())
        .as("shown only a little more than it has")
        .isGreaterThan(30);
  }
}
