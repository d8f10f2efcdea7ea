package io.sparktune.run.past;

import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.study.events.ImpossibleEvent;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.selection.ConfirmedTrials;
import io.sparktune.study.selection.Selection;
import io.sparktune.study.state.StudyState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The rounds in which the tied trials of a search were trained again. Each is a study of its own in
 * the folder of the study, named after what it follows: a search that goes on has other rounds.
 *
 * @param run the folder of the study
 * @param search when it had ended
 */
public record KeptRounds(Storage run, StudyState search) {

  /** The folder of a round. */
  public Storage place(int round) {
    return run.in("confirm").in(search.finished().size() + "-trials").in("round-" + round);
  }

  /** Whether a round was begun. */
  public boolean has(int round) {
    return !place(round).in("journal").names().isEmpty();
  }

  /**
   * What the rounds have told so far.
   *
   * @param tied the winner of the search, with the trials that are tied with it
   * @param most rounds to look at
   */
  public ConfirmedTrials confirmed(Selection tied, int most) {
    ConfirmedTrials now = ConfirmedTrials.of(tied, search.rules());
    while (now.isOpen() && now.rounds() < most) {
      ConfirmedTrials before = now;
      Optional<ConfirmedTrials> next =
          state(now.rounds() + 1).flatMap(round -> after(before, round));
      if (next.isEmpty()) {
        return now;
      }
      now = next.get();
    }
    return now;
  }

  /** What is told after one more round; empty where that has not all that it is there for. */
  static Optional<ConfirmedTrials> after(ConfirmedTrials before, StudyState round) {
    return isWhole(round)
        ? Optional.of(before.limited(round.limits().trials()).after(round.finished()))
        : Optional.empty();
  }

  /** Whether a round has all that it is there for. */
  public static boolean isWhole(StudyState round) {
    return round.closed().filter(reason -> reason != StopReason.STOPPED).isPresent()
        && round.finished().size() == round.limits().trials();
  }

  /** How a round was left; empty where it was not begun. */
  public Optional<StudyState> state(int round) {
    if (!has(round)) {
      return Optional.empty();
    }
    StudyState[] state = {StudyState.initial(search.rules().withoutPruning())};
    try {
      FileJournal.open(
              place(round).in("journal"),
              (sequence, event) ->
                  state[0] = ImpossibleEvent.unlessFrom(() -> state[0].after(event)))
          .close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(state[0]);
  }
}
