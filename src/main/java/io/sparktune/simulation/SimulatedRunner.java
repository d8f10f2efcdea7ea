package io.sparktune.simulation;

import io.sparktune.study.Event;
import io.sparktune.study.Inbox;
import io.sparktune.study.Runner;
import io.sparktune.study.StudyRules;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Seeds;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Has folds pass by in virtual time, first come, first served, on executors that may be lost. For
 * the one thread that the agenda is worked off on.
 */
final class SimulatedRunner implements Runner {

  private static final double NANOS_PER_HOUR = 3.6e12;

  private final FoldModel model;
  private final ClusterSettings cluster;
  private final StudyRules rules;
  private final VirtualClock clock;
  private final Agenda agenda;
  private final SlotMeter meter;
  private final Deque<FoldAssignment> waiting = new ArrayDeque<>();

  /** One entry for each free slot. */
  private final Deque<PretendedExecutor> free = new ArrayDeque<>();

  private Inbox inbox;
  private int executors;
  private long epochs;
  private long foldsLost;

  SimulatedRunner(
      FoldModel model,
      ClusterSettings cluster,
      StudyRules rules,
      VirtualClock clock,
      Agenda agenda) {
    this.model = model;
    this.cluster = cluster;
    this.rules = rules;
    this.clock = clock;
    this.agenda = agenda;
    this.meter = new SlotMeter(clock);
  }

  @Override
  public void open(Inbox receiver) {
    inbox = receiver;
    for (int slot = 0; slot < cluster.slots(); slot += cluster.executorSlots()) {
      add(Math.min(cluster.executorSlots(), cluster.slots() - slot));
    }
    tellSlots();
  }

  private void add(int slots) {
    PretendedExecutor executor = new PretendedExecutor(executors++, slots);
    meter.addSlots(slots);
    for (int slot = 0; slot < slots; slot++) {
      free.add(executor);
    }
    if (cluster.lossesPerHour() > 0) {
      double unit = Seeds.random(cluster.seed(), "loss", executor.number()).nextDouble();
      double nanos = -Math.log1p(-unit) / cluster.lossesPerHour() * NANOS_PER_HOUR;
      if (nanos < Long.MAX_VALUE / 2.0) {
        agenda.enter((long) nanos, () -> lose(executor));
      }
    }
  }

  private void tellSlots() {
    inbox.tell(new Event.SlotsChanged(clock.instant(), meter.slots()));
  }

  private void lose(PretendedExecutor executor) {
    free.removeIf(slot -> slot == executor);
    meter.addSlots(-executor.slots());
    List<PretendedFold> folds = executor.folds();
    meter.addBusy(-(int) folds.stream().filter(PretendedFold::hasBegun).count());
    foldsLost += folds.size();
    List<FoldResult> results = folds.stream().map(PretendedFold::lost).toList();
    agenda.enter(
        cluster.replacement().toNanos(),
        () -> {
          add(executor.slots());
          tellSlots();
          place();
        });
    tellSlots();
    results.forEach(this::tell);
    place();
  }

  private void tell(FoldResult result) {
    inbox.tell(new Event.FoldFinished(result.finishedAt(), result));
  }

  @Override
  public void start(List<FoldAssignment> assignments) {
    waiting.addAll(assignments);
    place();
  }

  private void place() {
    while (!waiting.isEmpty() && !free.isEmpty()) {
      FoldAssignment next = waiting.remove();
      PretendedExecutor executor = free.remove();
      FoldCourse course = FoldCourse.of(next.trial(), next.fold(), model);
      PretendedFold fold = new PretendedFold(next, course, executor, this);
      executor.take(fold);
      agenda.enter(nanosToSlot(), fold::begin);
    }
  }

  private long nanosToSlot() {
    return Math.max(model.dispatch().toNanos(), model.start().toNanos() - clock.nanos());
  }

  void begun() {
    meter.addBusy(1);
    meter.mark();
  }

  void trained() {
    epochs++;
  }

  void ended(PretendedFold fold, FoldResult result) {
    meter.addBusy(-1);
    fold.executor().release(fold);
    free.add(fold.executor());
    tell(result);
    place();
  }

  Inbox inbox() {
    return inbox;
  }

  VirtualClock clock() {
    return clock;
  }

  Agenda agenda() {
    return agenda;
  }

  StudyRules rules() {
    return rules;
  }

  FoldModel model() {
    return model;
  }

  long millisPerCheckpoint() {
    return cluster.millisPerCheckpoint();
  }

  SlotMeter meter() {
    return meter;
  }

  /** How many epochs were trained, those that were trained again included. */
  long epochs() {
    return epochs;
  }

  /** How many folds were on executors that were lost. */
  long foldsLost() {
    return foldsLost;
  }

  @Override
  public void close() {}
}
