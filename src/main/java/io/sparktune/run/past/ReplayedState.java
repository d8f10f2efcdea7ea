package io.sparktune.run.past;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.JournalChain;
import io.sparktune.run.input.StudySearch;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import java.io.IOException;
import java.util.List;

/**
 * The state of a study, replayed from its journal.
 *
 * @param journal the digests of its events
 */
public record ReplayedState(StudyState state, JournalChain journal) {

  /**
   * Follows all events of a study.
   *
   * @param file what was asked of it
   */
  public static ReplayedState of(StudyFile file, Storage journal) throws IOException {
    return of(StudyEvents.of(file), journal);
  }

  /** By what the trials of a study were judged. */
  public static StudyRules rules(StudyFile file) {
    // The sampler is asked for its size only, and one that has a size learns from no earlier run.
    int trials = new StudySearch(file, List.of()).trials();
    return file.rules(file.folds(), trials);
  }

  /** Follows all events of a study by other rules. */
  public static ReplayedState of(StudyEvents possible, Storage journal) throws IOException {
    JournalChain chain = new JournalChain();
    StudyState last =
        new RunJournal(possible, journal).replay(chain, (sequence, event, state) -> {});
    return new ReplayedState(last, chain);
  }
}
