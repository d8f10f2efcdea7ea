package io.sparktune.study;

import io.sparktune.search.Sampler;
import io.sparktune.search.SearchSettings;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.Trial;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Decides what is done next, from nothing but the state: the same state, the same commands. */
public final class Director {

  /** If this many trials have ended and all of them failed, more of them would fail too. */
  private static final int FAILURES_THAT_TELL = 10;

  private final Sampler sampler;
  private final long seed;
  private final int firstTrial;
  private final int trials;

  public Director(Sampler sampler, SearchSettings settings, long seed) {
    this.sampler = sampler;
    this.seed = seed;
    this.firstTrial = settings.firstTrial();
    this.trials = trials(sampler, settings);
  }

  /** How many trials the study will have: what was asked for, or all that the sampler has. */
  public static int trials(Sampler sampler, SearchSettings settings) {
    BigInteger asked =
        BigInteger.valueOf(settings.trials() == 0 ? Integer.MAX_VALUE : settings.trials());
    return sampler.size().map(asked::min).orElse(asked).intValueExact();
  }

  /** How many trials the study will have. */
  public int trials() {
    return trials;
  }

  /** The commands for now; none while the runner has all the work that it should have. */
  public List<Command> decide(StudyState state) {
    if (state.closed().isPresent()) {
      return List.of();
    }
    if (state.stopRequested()) {
      return List.of(new Command.Close(StopReason.STOPPED));
    }
    if (allFailed(state)) {
      return state.running() > 0 ? List.of() : List.of(new Command.Close(StopReason.ALL_FAILED));
    }
    int room = state.slots() + queuedAhead(state.slots()) - state.running();
    List<Command> commands = new ArrayList<>();
    for (OpenTrial trial : state.open()) {
      for (FoldAssignment assignment : trial.waiting()) {
        if (commands.size() < room) {
          commands.add(new Command.Start(assignment));
        }
      }
    }
    if (commands.size() < room && state.proposed() < trials) {
      commands.add(new Command.Propose(trial(state.proposed())));
    }
    if (commands.isEmpty() && state.open().isEmpty() && state.proposed() == trials) {
      commands.add(new Command.Close(StopReason.TRIALS_DONE));
    }
    return commands;
  }

  /** So that no slot idles while a result travels and the next decision is made. */
  private static int queuedAhead(int slots) {
    return 1 + slots / 4;
  }

  private boolean allFailed(StudyState state) {
    int told = Math.min(FAILURES_THAT_TELL, trials);
    return state.failed() >= told && state.failed() == state.finished().size();
  }

  private Trial trial(int proposed) {
    int number = firstTrial + proposed;
    return new Trial(number, sampler.suggest(proposed), Seeds.derive(seed, "trial", number));
  }
}
