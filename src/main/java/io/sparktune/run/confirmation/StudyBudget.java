package io.sparktune.run.confirmation;

import io.sparktune.config.StudyFile;
import io.sparktune.study.events.Limits;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyState;
import io.sparktune.study.stopping.Deadline;
import io.sparktune.trial.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The time and the epochs of a study. Where tied trials are to be trained again, the search leaves
 * a part of both for that.
 *
 * @param began when this driver took the study up, by the clock on the wall
 * @param end when it has to be over, by the same; empty for none
 */
public record StudyBudget(StudyFile file, Instant began, Optional<Instant> end) {

  private static final double FOR_THE_SEARCH = 0.8;

  /** Predictions are right to within about this factor. */
  private static final double CAUTION = 1.25;

  /**
   * Of a driver that takes a study up now.
   *
   * @param worked what drivers have used of the time
   */
  public static StudyBudget of(StudyFile file, Duration worked) {
    ZonedDateTime now = SteadyClock.wall().instant().atZone(ZoneId.systemDefault());
    return new StudyBudget(file, now.toInstant(), file.stopping().deadline(now, worked));
  }

  private boolean isShared() {
    return file.confirmations() > 0;
  }

  /** After how much the search ends. */
  public Limits limits(int trials) {
    Limits all = file.stopping().limits(trials);
    return isShared() && all.epochs() > 0
        ? new Limits(
            all.trials(),
            Math.max(1, (long) (FOR_THE_SEARCH * all.epochs())),
            all.target(),
            all.plateauTrials(),
            all.fewestTrialsForNoise(),
            all.maxFailures())
        : all;
  }

  /** When the search has to be over, by the clock of the study. */
  public Optional<Instant> searchEnd(InstantSource clock) {
    return end.map(
        moment -> {
          Duration whole = Duration.between(began, moment);
          Duration part =
              isShared() ? Duration.ofNanos((long) (FOR_THE_SEARCH * whole.toNanos())) : whole;
          return at(clock, began.plus(part));
        });
  }

  /** When all is to be over, by the clock of the study. */
  public Optional<Instant> end(InstantSource clock) {
    return end.map(moment -> at(clock, moment));
  }

  /** By the clock of the study, whatever the wall clock is set to from now on. */
  private static Instant at(InstantSource clock, Instant moment) {
    return clock.instant().plus(Duration.between(SteadyClock.wall().instant(), moment));
  }

  /**
   * Whether trials can be trained again before the winner is trained.
   *
   * @param epochs that were spent since the search
   * @param clock of the study
   */
  public boolean hasRoomFor(
      List<FinishedTrial> trials, long epochs, StudyState search, InstantSource clock) {
    return hasEpochsFor(trials, epochs, search) && hasTimeFor(trials, search, clock);
  }

  private boolean hasEpochsFor(List<FinishedTrial> trials, long spent, StudyState search) {
    long limit = file.stopping().epochs();
    long wanted =
        trials.stream()
            .mapToLong(trial -> Math.max(trial.epochs(), (long) trial.bestEpoch() * trial.folds()))
            .sum();
    return limit == 0 || search.epochs() + spent + wanted <= limit;
  }

  private boolean hasTimeFor(List<FinishedTrial> trials, StudyState search, InstantSource clock) {
    if (end.isEmpty()) {
      return true;
    }
    Duration folds = Duration.ZERO;
    for (FinishedTrial trial : trials) {
      folds =
          folds.plus(
              search
                  .foldTimes()
                  .ofFold(trial.trial().values())
                  .multipliedBy(search.rules().folds()));
    }
    double nanos = CAUTION * folds.toNanos() / Math.max(1, search.slots());
    Instant last = end(clock).orElseThrow().minus(Deadline.reserved(search));
    return !clock.instant().plusNanos((long) nanos).isAfter(last);
  }
}
