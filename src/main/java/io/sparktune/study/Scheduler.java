package io.sparktune.study;

import io.sparktune.pruning.CurveStanding;
import io.sparktune.pruning.Pruner;
import io.sparktune.search.History;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchSettings;
import io.sparktune.space.Values;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.state.PruneDecision;
import io.sparktune.study.state.StudyState;
import io.sparktune.study.stopping.Deadline;
import io.sparktune.study.stopping.StoppingRules;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.Trial;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Decides what is done next, from nothing but the state: the same state, the same commands. */
public final class Scheduler {

  /** Of work that is queued ahead of the slots: so long a decision and its way may take. */
  private static final double QUEUED_MILLIS = 250;

  private static final int MOST_QUEUED = 1000;

  /** The part of a study's trials that are begun for slots that there are not yet. */
  private static final double SHOWN_TRIALS = 0.25;

  private static final int MOST_SHOWN = 200;

  private final Function<StudyState, Trial> proposals;
  private final boolean queues;

  public Scheduler(Sampler sampler, SearchSettings settings, long seed) {
    this(state -> suggested(state, sampler, settings.firstTrial(), seed), true);
  }

  private Scheduler(Function<StudyState, Trial> proposals, boolean queues) {
    this.proposals = proposals;
    this.queues = queues;
  }

  /** Proposes these trials in turn, of a study with as many. */
  public static Scheduler of(List<Trial> trials) {
    List<Trial> all = List.copyOf(trials);
    return new Scheduler(state -> all.get(state.proposed()), true);
  }

  /**
   * The same, but trials are proposed only for slots that are free: slots idle during decisions,
   * and suggestions know of as many trials as can be over by then.
   */
  public Scheduler withoutQueue() {
    return new Scheduler(proposals, false);
  }

  /** How many trials the study will have: what was asked for, or all that the sampler has. */
  public static int trials(Sampler sampler, SearchSettings settings) {
    BigInteger asked =
        BigInteger.valueOf(settings.trials() == 0 ? Integer.MAX_VALUE : settings.trials());
    return sampler.size().map(asked::min).orElse(asked).intValueExact();
  }

  /**
   * Whether nothing but more work would be decided now, of which there is enough for a while. Work
   * that is started together costs less.
   */
  public boolean canWait(StudyState state) {
    return state.running() > 0
        && room(state) <= queuedAtThisRate(state) / 2
        && state.closed().isEmpty()
        && atOnce(state).isEmpty();
  }

  /** The commands for now; none while the runner has all the work that it should have. */
  public List<Command> decide(StudyState state) {
    if (state.closed().isPresent()) {
      return List.of();
    }
    List<Command> atOnce = atOnce(state);
    if (!atOnce.isEmpty()) {
      return atOnce;
    }
    int room = room(state);
    List<Command> starts = room > 0 ? starts(state, room) : List.of();
    if (starts.size() >= room && room > 0) {
      return starts;
    }
    Optional<StopReason> end =
        state.hasRoomToPropose() ? StoppingRules.reason(state) : Optional.empty();
    if (room > 0) {
      List<Command> more = new ArrayList<>(starts);
      next(state, end).ifPresent(more::add);
      if (more.isEmpty()) {
        more.addAll(ahead(state));
      }
      if (!more.isEmpty()) {
        return more;
      }
    }
    if (state.running() > 0) {
      return List.of();
    }
    // Whatever still waits would not be done in time.
    return end.isPresent() && state.trials().ready().isEmpty()
        ? end(state, end.get())
        : List.of(new Command.Close(StopReason.TIME_UP));
  }

  /** When there is something to decide even if nothing happens until then. */
  public Optional<Instant> wakeAt(StudyState state) {
    return Deadline.lastMoment(state);
  }

  /** What no other decision may come before. */
  private static List<Command> atOnce(StudyState state) {
    if (state.stopRequested()) {
      return List.of(new Command.Close(StopReason.STOPPED));
    }
    if (Deadline.isUp(state)) {
      return List.of(new Command.Close(StopReason.TIME_UP));
    }
    return prunings(state);
  }

  private static List<Command> prunings(StudyState state) {
    List<Command> prunings = new ArrayList<>();
    state
        .trials()
        .trialsToPrune()
        .forEach(
            trial -> {
              PruneDecision due = trial.pruning().reason().orElseThrow();
              prunings.add(
                  new Command.Prune(trial.trial().number(), due.fold(), due.epoch(), due.reason()));
            });
    if (!state.trials().paused().isEmpty()) {
      for (CurveStanding standing :
          state
              .trials()
              .paused()
              .hopeless(state.rules().pruner(), state.latestHistory().standings())) {
        prunings.add(pruned(standing, "not among the best after epoch " + standing.epoch()));
      }
    }
    return prunings;
  }

  private static Command pruned(CurveStanding standing, String reason) {
    return new Command.Prune(standing.trial(), 0, standing.epoch(), reason);
  }

  private static List<Command> starts(StudyState state, int room) {
    return starts(
        state.trials().readyTrials().map(trial -> trial.waiting(state.rules())), room, state);
  }

  /**
   * Folds that may prove to be of no use, for slots that have nothing better to do: of trials that
   * are as good as the best one on the folds that they have.
   */
  private static List<Command> ahead(StudyState state) {
    int idle = Math.max(0, state.slots() - state.running());
    return starts(
        state.open().stream().filter(state::mayLead).map(trial -> trial.ahead(state.rules())),
        idle,
        state);
  }

  private static List<Command> starts(
      Stream<List<FoldAssignment>> folds, int most, StudyState state) {
    return folds
        .flatMap(List::stream)
        .filter(fold -> Deadline.leavesTimeFor(fold, state))
        .limit(most)
        .<Command>map(Command.Start::new)
        .toList();
  }

  /**
   * The trial to be taken up next: a paused one if one is worth it, else a new one. A population is
   * filled up first.
   */
  private Optional<Command> next(StudyState state, Optional<StopReason> end) {
    return state.rules().hasPopulation()
        ? proposed(state, end).or(() -> promoted(state))
        : promoted(state).or(() -> proposed(state, end));
  }

  private static Optional<Command> promoted(StudyState state) {
    if (state.trials().paused().isEmpty()) {
      return Optional.empty();
    }
    Pruner pruner = state.rules().pruner();
    return state.trials().paused().promoted(pruner, state.latestHistory().standings()).stream()
        .findFirst()
        .map(
            best ->
                new Command.Promote(best.trial(), pruner.pauseAfter(best.bracket(), best.epoch())));
  }

  private Optional<Command> proposed(StudyState state, Optional<StopReason> end) {
    if (end.isPresent() || !state.hasRoomToPropose()) {
      return Optional.empty();
    }
    Trial trial = proposals.apply(state);
    return Deadline.leavesTimeFor(trial, state)
        ? Optional.of(new Command.Propose(trial))
        : Optional.empty();
  }

  private static List<Command> end(StudyState state, StopReason reason) {
    if (!state.trials().paused().isEmpty()) {
      return state.trials().paused().standings().stream()
          .map(standing -> pruned(standing, "not promoted after epoch " + standing.epoch()))
          .toList();
    }
    return state.open().isEmpty() ? List.of(new Command.Close(reason)) : List.of();
  }

  /** How many folds there is room for. */
  private int room(StudyState state) {
    return Math.max(state.slots() + queuedAhead(state), shown(state)) - state.running();
  }

  /** So that no slot idles while results travel and the next decision is made. */
  private int queuedAhead(StudyState state) {
    return queues ? (int) Math.max(1 + state.slots() / 4, queuedAtThisRate(state)) : 0;
  }

  private double queuedAtThisRate(StudyState state) {
    double typical = state.foldTimes().typicalMillis();
    return queues && typical > 0
        ? Math.min(MOST_QUEUED, state.slots() * QUEUED_MILLIS / typical)
        : 0;
  }

  /**
   * Folds for slots that there are not yet: a cluster that grows with the work has to see it. Where
   * it has no limit, they are a part of the study, so that most trials still learn from others, and
   * then as many again as there are slots.
   */
  private static int shown(StudyState state) {
    if (state.possibleSlots() < Event.SlotsChanged.UNLIMITED) {
      return state.possibleSlots();
    }
    double part = Math.floor(state.limits().trials() * SHOWN_TRIALS) * state.rules().folds();
    return Math.max(2 * state.slots(), (int) Math.min(MOST_SHOWN, part));
  }

  private static Trial suggested(StudyState state, Sampler sampler, int firstTrial, long seed) {
    int number = firstTrial + state.proposed();
    History history = state.history();
    Values values = sampler.suggest(state.proposed(), history);
    Origin origin = sampler.parent(state.proposed(), history).map(state::origin).orElse(null);
    return new Trial(number, values, Seeds.derive(seed, "trial", number), origin);
  }
}
