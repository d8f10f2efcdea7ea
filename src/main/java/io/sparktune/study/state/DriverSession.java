package io.sparktune.study.state;

import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.events.StopReason;
import java.time.Instant;
import java.util.Optional;

/**
 * The session of the driver that runs a study: its clock, its limits and its end.
 *
 * @param now when the latest event happened
 * @param worked how long drivers have worked, this one among them
 * @param deadline by which the study is over, with its winner trained; empty for none
 * @param slots folds that can be trained side by side
 * @param possibleSlots how many there can be once as much work waits; 0 where they do not depend on
 *     it
 * @param closed why the study ended, empty while it runs
 */
record DriverSession(
    Instant now,
    WorkTime worked,
    Limits limits,
    Optional<Instant> deadline,
    int slots,
    int possibleSlots,
    boolean stopRequested,
    Optional<StopReason> closed) {

  /** Before any driver. */
  static final DriverSession NONE =
      new DriverSession(
          Instant.EPOCH,
          WorkTime.NONE,
          Limits.ofTrials(0),
          Optional.empty(),
          0,
          0,
          false,
          Optional.empty());

  DriverSession at(Instant time) {
    return new DriverSession(
        time, worked.at(time), limits, deadline, slots, possibleSlots, stopRequested, closed);
  }

  /** The session of the next driver, which begins with the slots of the one before. */
  DriverSession opened(Event.StudyOpened event) {
    Optional<Instant> last = Optional.ofNullable(event.deadline());
    WorkTime before = worked.opened(event.at(), closed);
    return new DriverSession(
        event.at(), before, event.limits(), last, slots, 0, false, Optional.empty());
  }

  DriverSession withSlots(int count, int possible) {
    return new DriverSession(now, worked, limits, deadline, count, possible, stopRequested, closed);
  }

  DriverSession stopping() {
    return new DriverSession(now, worked, limits, deadline, slots, possibleSlots, true, closed);
  }

  DriverSession closed(StopReason reason) {
    return new DriverSession(
        now, worked, limits, deadline, slots, possibleSlots, stopRequested, Optional.of(reason));
  }
}
