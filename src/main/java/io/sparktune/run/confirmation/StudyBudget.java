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
   * How many of these trials can be trained again before the winner is trained, the first ones.
   *
   * @param epochs that were spent since the search
   */
  public int fitting(List<FinishedTrial> trials, long epochs, StudyState search) {
    Instant now = SteadyClock.wall().instant();
    int count = trials.size();
    while (count > 0 && !hasRoomFor(trials.subList(0, count), epochs, search, now)) {
      count--;
    }
    return count;
  }

  private boolean hasRoomFor(
      List<FinishedTrial> trials, long spent, StudyState search, Instant now) {
    long wanted =
        trials.stream()
            .mapToLong(trial -> Math.max(trial.epochs(), (long) trial.bestEpoch() * trial.folds()))
            .sum();
    long limit = file.stopping().epochs();
    return (limit == 0 || search.epochs() + spent + wanted <= limit)
        && (end.isEmpty() || hasTimeFor(trials, wanted, search, now));
  }

  /** By the times of folds, and by what the search took with all that is between these. */
  private boolean hasTimeFor(
      List<FinishedTrial> trials, long epochs, StudyState search, Instant now) {
    double nanos = (double) search.worked().toNanos() * epochs / Math.max(1, search.epochs());
    double folds = 0;
    for (FinishedTrial trial : trials) {
      Duration fold = search.foldTimes().ofFold(trial.trial().values());
      folds += (double) fold.toNanos() * search.rules().folds();
    }
    double longest = CAUTION * Math.max(nanos, folds / Math.max(1, search.slots()));
    Instant last = end.orElseThrow().minus(Deadline.reserved(search));
    return !now.plusNanos((long) longest).isAfter(last);
  }
}
