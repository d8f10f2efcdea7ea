package io.sparktune.run.past;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.journal.JournalChain;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.lake.tables.TablesCheck;
import io.sparktune.report.ReplayReport;
import io.sparktune.report.VerificationReport;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.ImpossibleEvent;
import io.sparktune.study.loop.Replay;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.selection.Confirmation;
import io.sparktune.study.selection.ConfirmedTrials;
import io.sparktune.study.selection.Selection;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the rounds in which the tied trials of a study were trained again. */
public final class RoundsCheck {

  private final StudyFile file;
  private final KeptRounds rounds;
  private final StudyRules rules;

  /**
   * @param search the study after its last event
   */
  public RoundsCheck(StudyFile file, Storage run, StudyState search) {
    this.file = file;
    this.rounds = new KeptRounds(run, search);
    this.rules = search.rules().withoutPruning();
  }

  /** Finds something in a round. */
  private interface Look<R> {
    R at(int round, RoundEvents possible) throws IOException;
  }

  /**
   * The report on a search with those on its rounds.
   *
   * @throws io.sparktune.lake.journal.DamagedJournal if a line of a journal cannot be one
   */
  public VerificationReport with(VerificationReport search) throws IOException {
    List<String> differences = new ArrayList<>(search.differences());
    List<String> unwritten = new ArrayList<>(search.unwritten());
    long[] events = {search.events()};
    each(
        (round, possible) -> {
          VerificationReport found = verified(round, possible);
          found.differences().forEach(line -> differences.add(place(round) + line));
          found.unwritten().forEach(line -> unwritten.add(place(round) + line));
          events[0] += found.events();
          return found;
        });
    return new VerificationReport(events[0], search.trials(), differences, unwritten);
  }

  /** The same for decisions that are made again. */
  public ReplayReport with(ReplayReport search) throws IOException {
    List<String> differences = new ArrayList<>(search.differences());
    long[] counts = {search.events(), search.decisions()};
    each(
        (round, possible) -> {
          ReplayReport found = replayed(round, possible);
          found.differences().forEach(line -> differences.add(place(round) + line));
          counts[0] += found.events();
          counts[1] += found.decisions();
          return found;
        });
    return new ReplayReport(counts[0], counts[1], differences);
  }

  private static String place(int round) {
    return "round %d, ".formatted(round);
  }

  private <R> void each(Look<R> look) throws IOException {
    if (rounds.search().winner().isEmpty() || rules.goals().areSeveral()) {
      return;
    }
    ConfirmedTrials now = ConfirmedTrials.of(Selection.of(rounds.search()), rules);
    for (int round = 1; now.isOpen() && rounds.has(round); round++) {
      StudyState last = rounds.state(round).orElseThrow();
      List<FinishedTrial> contenders = now.limited(last.limits().trials()).contenders();
      List<Trial> trials = Confirmation.trials(contenders, file.study().seed(), round);
      R unused = look.at(round, new RoundEvents(rules, trials));
      Optional<ConfirmedTrials> next = KeptRounds.after(now, last);
      if (next.isEmpty()) {
        return;
      }
      now = next.get();
    }
  }

  private VerificationReport verified(int round, RoundEvents possible) throws IOException {
    Storage place = rounds.place(round);
    TablesCheck.Snapshot tables = new TablesCheck.Snapshot(place.in("tables"));
    JournalChain chain = FileJournal.digests(place.in("journal"));
    String name = Event.StudyOpened.round(file.study().name(), round);
    List<String> metrics = tables.metrics().orElse(List.of());
    StudyTables all = new StudyTables(name, file.space(), rules, metrics);
    try (TablesCheck check = new TablesCheck(tables, chain, all)) {
      StudyState last = new RunJournal(possible, place.in("journal")).replay(check);
      return new VerificationReport(
          chain.events(), last.finished().size(), check.differences(), check.unwritten());
    }
  }

  private ReplayReport replayed(int round, RoundEvents possible) throws IOException {
    Replay replay = new Replay(possible.initial(), Scheduler.of(possible.trials()));
    List<String> differences = new ArrayList<>();
    long[] events = new long[1];
    FileJournal.open(
            rounds.place(round).in("journal"),
            (sequence, event) -> {
              events[0] = sequence;
              if (differences.isEmpty()) {
                ImpossibleEvent.unlessFrom(() -> replay.next(event))
                    .map(text -> "event " + sequence + ": " + text)
                    .ifPresent(differences::add);
              }
            })
        .close();
    return new ReplayReport(events[0], replay.decisions(), differences);
  }
}
