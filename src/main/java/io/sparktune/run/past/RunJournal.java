package io.sparktune.run.past;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.journal.JournalChain;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.StudyState;
import java.io.IOException;

/**
 * A study's journal as it is in files, also while the study runs.
 *
 * @param possible the events that it can have
 */
public record RunJournal(PossibleEvents possible, Storage folder) {

  /** The journal of a study that is judged by its own rules. */
  public static RunJournal of(StudyFile file, Storage folder) {
    return new RunJournal(StudyEvents.of(file), folder);
  }

  /**
   * The journal in the folder of a study.
   *
   * @param tables its parameters and rules
   */
  public static RunJournal of(StudyTables tables, Storage study) {
    return new RunJournal(new StudyEvents(tables.space(), tables.rules()), study.in("journal"));
  }

  /**
   * Has an observer see all events.
   *
   * @return the state after the last one
   */
  public StudyState replay(StudyObserver observer) throws IOException {
    return replay(new JournalChain(), observer);
  }

  /**
   * Has an observer see all events.
   *
   * @param chain without any events, which gets each before the observer
   * @return the state after the last one
   * @throws io.sparktune.lake.journal.DamagedJournal if a line cannot be one
   */
  public StudyState replay(JournalChain chain, StudyObserver observer) throws IOException {
    StudyState[] state = {possible.initial()};
    FileJournal.open(
            folder,
            chain,
            (sequence, event) -> {
              state[0] = possible.after(state[0], event);
              observer.recorded(sequence, event, state[0]);
            })
        .close();
    return state[0];
  }
}
