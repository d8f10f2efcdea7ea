package io.sparktune.run;

import io.sparktune.report.ProgressMeter;
import io.sparktune.report.RoundStart;
import io.sparktune.settings.Secrets;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of one run. */
record Listeners(List<TuningListener> all) {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  Listeners {
    all = List.copyOf(all);
  }

  void tell(Consumer<TuningListener> event) {
    for (TuningListener listener : all) {
      try {
        event.accept(listener);
      } catch (RuntimeException | Error e) {
        LOG.warn("a listener of the study failed: {}", Secrets.masked(e.toString()));
        LOG.debug("a listener of the study failed", e);
      }
    }
  }

  /**
   * Tells the events of a search.
   *
   * @param before what earlier drivers did
   */
  StudyObserver following(int trials, StudyState before) {
    return new Following(new ProgressMeter(trials, before, System::nanoTime), before);
  }

  /**
   * Tells the progress of a round in which tied trials are trained again.
   *
   * @param before what earlier drivers did of it
   */
  StudyObserver followingRound(RoundStart round, StudyState before) {
    tell(listener -> listener.roundStarted(round));
    ProgressMeter meter = new ProgressMeter(round.trials(), before, System::nanoTime);
    return (sequence, event, state) ->
        meter
            .after(event, state)
            .ifPresent(progress -> tell(listener -> listener.progressed(progress)));
  }

  private final class Following implements StudyObserver {

    private final ProgressMeter meter;
    private int finished;
    private Optional<FinishedTrial> best;

    Following(ProgressMeter meter, StudyState before) {
      this.meter = meter;
      this.finished = before.finished().size();
      this.best = before.best();
    }

    @Override
    public void recorded(long sequence, Event event, StudyState state) {
      if (event instanceof Event.TrialProposed proposed) {
        tell(listener -> listener.trialStarted(proposed.trial()));
      }
      for (; finished < state.finished().size(); finished++) {
        FinishedTrial over = state.finished().get(finished);
        tell(listener -> listener.trialFinished(over));
      }
      if (!state.best().equals(best)) {
        best = state.best();
        best.ifPresent(trial -> tell(listener -> listener.bestImproved(trial)));
      }
      meter
          .after(event, state)
          .ifPresent(progress -> tell(listener -> listener.progressed(progress)));
    }
  }
}
