package io.sparktune.run.past;

import io.sparktune.config.StudyFile;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.TrialInput;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.state.StudyState;

/** The state left by earlier drivers of a study, from which it is resumed. */
public final class ResumedState {

  private final StudyFile file;
  private final TrialInput input;
  private final StudyEvents possible;
  private StudyState state;
  private final int trials;
  private long events;

  public ResumedState(StudyFile file, TrialInput input, int trials) {
    this.file = file;
    this.input = input;
    this.trials = trials;
    this.possible = new StudyEvents(file.space(), file.rules(input.folds(), trials));
    this.state = possible.initial();
  }

  /** The state after one more event. */
  public StudyState after(long sequence, Event event) {
    if (event instanceof Event.StudyOpened opened) {
      requireSame(
          file.hasFingerprint(opened.studyFingerprint()),
          "the study file",
          "give the changed study another study.name");
      requireSame(
          input.fingerprint().equals(opened.dataFingerprint()),
          "the data",
          "give the study on the new data another study.name");
    }
    state = possible.after(state, event);
    events = sequence;
    return state;
  }

  private void requireSame(boolean isSame, String what, String remedy) {
    if (!isSame) {
      throw new BadInput(
          file.study().output()
              + "/"
              + file.study().name()
              + ": "
              + what
              + " has changed since this study began; "
              + remedy
              + ", or remove the folder");
    }
  }

  public StudyState state() {
    return state;
  }

  public boolean isNew() {
    return events == 0;
  }

  /** Whether nothing is left to search. */
  public boolean isComplete() {
    StopReason reason = state.closed().orElse(StopReason.STOPPED);
    return !reason.isInterruption()
        && (reason != StopReason.TRIALS_DONE || state.proposed() >= trials);
  }
}
