package io.sparktune.study.stopping;

import io.sparktune.study.events.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stopping rules of a study. Of a rule that is not set, the value is 0 or null.
 *
 * @param epochs in all folds of all trials, after which no trial is begun
 * @param timeout after which the study is over, with its winner trained
 * @param finishBy the local time by which it is over, with its winner trained
 * @param target score that is good enough
 * @param plateauTrials without a better one after which no trial is begun
 * @param fewestTrialsForNoise after which no trial is begun once better ones are likely to be
 *     better by less than the standard error of the best one
 * @param maxFailures failed trials after which the study ends
 */
public record StoppingSettings(
    long epochs,
    @Nullable Duration timeout,
    @Nullable LocalTime finishBy,
    @Nullable Double target,
    int plateauTrials,
    int fewestTrialsForNoise,
    int maxFailures) {

  /** Every trial is done. */
  public static final StoppingSettings NONE = new StoppingSettings(0, null, null, null, 0, 0, 0);

  /** What is left of these settings once the time is a deadline. */
  public Limits limits(int trials) {
    return new Limits(trials, epochs, target, plateauTrials, fewestTrialsForNoise, maxFailures);
  }

  /**
   * When a study that is taken up now has to be over.
   *
   * @param now in the zone in which the local time is meant
   * @param worked what drivers have used of the timeout
   */
  public Optional<Instant> deadline(ZonedDateTime now, Duration worked) {
    Optional<Instant> last =
        Optional.ofNullable(timeout)
            .map(length -> length.compareTo(worked) > 0 ? length.minus(worked) : Duration.ZERO)
            .map(left -> now.toInstant().plus(left));
    if (finishBy == null) {
      return last;
    }
    ZonedDateTime today = now.with(finishBy);
    Instant end = (today.isAfter(now) ? today : now.plusDays(1).with(finishBy)).toInstant();
    return Optional.of(last.filter(end::isAfter).orElse(end));
  }

  /** Whether it depends on nothing but the clock that people go by when the study is over. */
  public boolean isByWallClock() {
    return finishBy != null && timeout == null;
  }

  public StoppingSettings {
    if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
      throw new IllegalArgumentException("the timeout is " + timeout);
    }
    Limits unused = new Limits(0, epochs, target, plateauTrials, fewestTrialsForNoise, maxFailures);
  }
}
