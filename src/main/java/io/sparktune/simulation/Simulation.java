package io.sparktune.simulation;

import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.loop.EventInbox;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.Trial;
import io.sparktune.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Runs a study in virtual time, on the calling thread alone. State, decisions, sampler and pruner
 * are the real ones; they take no virtual time. The same arguments give the same report.
 */
public final class Simulation {

  private final StudyRules rules;
  private final Scheduler scheduler;
  private final FoldModel model;
  private final ClusterSettings cluster;

  public Simulation(
      StudyRules rules, Scheduler scheduler, FoldModel model, ClusterSettings cluster) {
    this.rules = rules;
    this.scheduler = scheduler;
    this.model = model;
    this.cluster = cluster;
  }

  /**
   * Runs a study to its end.
   *
   * @param start of the virtual time
   * @param deadline when the study has to be over, with its winner trained
   * @param observers that see every event, with its virtual time
   */
  public SimulationReport run(
      Instant start, Limits limits, Optional<Instant> deadline, List<StudyObserver> observers) {
    VirtualClock clock = new VirtualClock(start);
    SimulatedEvents agenda = new SimulatedEvents(clock);
    SimulationLog chronicle = new SimulationLog(start);
    List<StudyObserver> all = new ArrayList<>(observers);
    all.add(chronicle);
    Study study = new Study(StudyState.initial(rules), scheduler, chronicle, all, clock);
    study.take(
        new Event.StudyOpened(start, "simulated", "", "", "", limits, deadline.orElse(null)));
    SimulatedRunner runner = new SimulatedRunner(model, cluster, rules, clock, agenda);
    runner.open(new Ear(study, runner));
    while (study.state().closed().isEmpty()) {
      step(study, runner);
    }
    return report(study.state(), runner, chronicle);
  }

  /** Receives the reports of folds and decides on them at once. */
  private record Ear(Study study, SimulatedRunner runner) implements EventInbox {

    @Override
    public void tell(Event event) {
      if (study.state().closed().isEmpty()) {
        study.take(event);
        study.follow(runner);
      }
    }

    @Override
    public EpochDecision ask(Event.EpochsScored scores) {
      tell(scores);
      return wants(scores.trial(), scores.fold(), scores.attempt())
          ? EpochDecision.GO_ON
          : EpochDecision.STOP;
    }

    @Override
    public boolean wants(int trial, int fold, int attempt) {
      return study.state().wants(trial, fold, attempt);
    }
  }

  private static void step(Study study, SimulatedRunner runner) {
    VirtualClock clock = runner.clock();
    OptionalLong next = runner.agenda().next();
    Optional<Instant> wakeAt = study.wakeAt();
    if (wakeAt.isPresent()) {
      long moment = Math.max(clock.nanos(), clock.nanosOf(wakeAt.get()));
      if (next.isEmpty() || moment < next.getAsLong()) {
        clock.advanceTo(moment);
        runner.inbox().tell(new Event.TimePassed(clock.instant()));
        return;
      }
    }
    if (next.isEmpty()) {
      throw new IllegalStateException(
          "nothing is left to happen, with " + study.state().running() + " folds in training");
    }
    runner.agenda().happen();
  }

  private SimulationReport report(StudyState end, SimulatedRunner runner, SimulationLog chronicle) {
    long wholeEpochs = 0;
    for (Trial trial : chronicle.trials()) {
      for (int fold = 0; fold < rules.folds(); fold++) {
        int epochs = model.course(trial, fold).epochs().size();
        wholeEpochs += Math.max(0, epochs - trial.inheritedEpochs());
      }
    }
    return new SimulationReport(
        Duration.ofNanos(runner.clock().nanos()),
        cluster.slots(),
        runner.meter().utilisation(),
        runner.meter().utilisationAtMark(),
        runner.epochs(),
        wholeEpochs,
        end.count(TrialState.COMPLETE),
        end.count(TrialState.PRUNED),
        end.count(TrialState.FAILED),
        runner.foldsLost(),
        chronicle.events(),
        end.closed().orElseThrow(),
        chronicle.moments());
  }
}
