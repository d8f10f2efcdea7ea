package io.sparktune.study.state;

import io.sparktune.study.events.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time that drivers have worked on a study since it last had an end other than being stopped or
 * killed.
 *
 * @param earlier of the drivers before this one
 * @param opened when this one began
 * @param latest moment that is known of it
 */
record WorkTime(Duration earlier, Instant opened, Instant latest) {

  static final WorkTime NONE = new WorkTime(Duration.ZERO, Instant.EPOCH, Instant.EPOCH);

  /** Clocks of earlier versions could go back; nobody worked less for that. */
  WorkTime at(Instant time) {
    return time.isAfter(latest) ? new WorkTime(earlier, opened, time) : this;
  }

  /** The time of a driver that takes the study up, after an end for this reason, if any. */
  WorkTime opened(Instant time, Optional<StopReason> closed) {
    boolean isOver = closed.filter(reason -> reason != StopReason.STOPPED).isPresent();
    return new WorkTime(isOver ? Duration.ZERO : total(), time, time);
  }

  Duration total() {
    return earlier.plus(Duration.between(opened, latest));
  }
}
