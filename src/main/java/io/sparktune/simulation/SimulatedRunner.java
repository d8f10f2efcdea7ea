package io.sparktune.simulation;

import io.sparktune.study.events.Event;
import io.sparktune.study.loop.EventInbox;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Seeds;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
  private final SimulatedEvents agenda;
  private final SlotMeter meter;
  private final Deque<FoldAssignment> waiting = new ArrayDeque<>();

  /** One entry for each free slot. */
  private final Deque<SimulatedExecutor> free = new ArrayDeque<>();

  private @Nullable EventInbox inbox;
  private boolean closed;
  private int executors;
  private long epochs;
  private long foldsLost;

  SimulatedRunner(
      FoldModel model,
      ClusterSettings cluster,
      StudyRules rules,
      VirtualClock clock,
      SimulatedEvents agenda) {
    this.model = model;
    this.cluster = cluster;
    this.rules = rules;
    this.clock = clock;
    this.agenda = agenda;
    this.meter = new SlotMeter(clock);
  }

  @Override
  public void open(EventInbox receiver) {
    inbox = receiver;
    for (int slot = 0; slot < cluster.slots(); slot += cluster.executorSlots()) {
      add(Math.min(cluster.executorSlots(), cluster.slots() - slot));
    }
    tellSlots();
  }

  private void add(int slots) {
    SimulatedExecutor executor = new SimulatedExecutor(executors++, slots);
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
    inbox().tell(new Event.SlotsChanged(clock.instant(), meter.slots()));
  }

  private void lose(SimulatedExecutor executor) {
    if (closed) {
      return;
    }
    free.removeIf(slot -> slot == executor);
    meter.addSlots(-executor.slots());
    List<SimulatedFold> folds = executor.folds();
    meter.addBusy(-(int) folds.stream().filter(SimulatedFold::hasBegun).count());
    foldsLost += folds.size();
    List<FoldResult> results = folds.stream().map(SimulatedFold::lost).toList();
    agenda.enter(cluster.replacement().toNanos(), () -> replace(executor));
    tellSlots();
    results.forEach(this::tell);
    place();
  }

  private void replace(SimulatedExecutor lost) {
    if (!closed) {
      add(lost.slots());
      tellSlots();
      place();
    }
  }

  private void tell(FoldResult result) {
    inbox().tell(new Event.FoldFinished(result.finishedAt(), result));
  }

  @Override
  public void start(List<FoldAssignment> assignments) {
    waiting.addAll(assignments);
    place();
  }

  private void place() {
    while (!waiting.isEmpty() && !free.isEmpty()) {
      FoldAssignment next = waiting.remove();
      SimulatedExecutor executor = free.remove();
      FoldCurve course = FoldCurve.of(next.trial(), next.fold(), model);
      SimulatedFold fold = new SimulatedFold(next, course, executor, this);
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

  void ended(SimulatedFold fold, FoldResult result) {
    meter.addBusy(-1);
    fold.executor().release(fold);
    free.add(fold.executor());
    tell(result);
    place();
  }

  EventInbox inbox() {
    return Objects.requireNonNull(inbox, "the runner is not open");
  }

  VirtualClock clock() {
    return clock;
  }

  SimulatedEvents agenda() {
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

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
