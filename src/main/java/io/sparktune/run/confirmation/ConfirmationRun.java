package io.sparktune.run.confirmation;

import io.sparktune.config.StudyFile;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.report.RoundStart;
import io.sparktune.run.input.StudyInput;
import io.sparktune.run.input.Version;
import io.sparktune.run.past.KeptRounds;
import io.sparktune.run.past.NativesInUse;
import io.sparktune.run.past.RoundEvents;
import io.sparktune.run.past.StudyNatives;
import io.sparktune.run.past.WrittenTables;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.checkpoints.CheckpointSweeper;
import io.sparktune.spark.checkpoints.HadoopCheckpoints;
import io.sparktune.spark.folds.SharedStudy;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.selection.Confirmation;
import io.sparktune.study.selection.ConfirmedTrials;
import io.sparktune.study.selection.Selection;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.SteadyClock;
import io.sparktune.trial.Trial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the tied trials of a search again, round by round. A round is a study of its own, with a
 * journal, tables and checkpoints, so that it is resumed like any other.
 */
public final class ConfirmationRun {

  private static final int FEWEST = 2;

  private static final Logger LOG = LoggerFactory.getLogger(ConfirmationRun.class);

  private final StudyFile file;
  private final StudyInput input;
  private final SparkDriver spark;
  private final SharedStudy shared;
  private final StudyBudget budget;
  private final NativesInUse natives;
  private final Around around;

  /**
   * The surroundings of a round in the run of its study.
   *
   * @param folder of the study, which only this driver may change
   * @param isOwn whether it still is this driver's
   * @param following told of the events of a round, by how the round was left
   * @param stopping what ends a round early is handed to this
   */
  public record Around(
      Storage folder,
      BooleanSupplier isOwn,
      BiFunction<RoundStart, StudyState, StudyObserver> following,
      Consumer<Runnable> stopping) {}

  public ConfirmationRun(
      StudyFile file,
      StudyInput input,
      SparkDriver spark,
      SharedStudy shared,
      StudyBudget budget,
      NativesInUse natives,
      Around around) {
    this.file = file;
    this.input = input;
    this.spark = spark;
    this.shared = shared;
    this.budget = budget;
    this.natives = natives;
    this.around = around;
  }

  /**
   * Trains until the best trial is told from all others, or nothing is left to train with.
   *
   * @param search when it had ended
   * @param tied its winner, with the trials that are tied with it
   * @return empty where it was stopped
   */
  public Optional<Confirmation> confirmed(StudyState search, Selection tied) throws Exception {
    KeptRounds rounds = new KeptRounds(around.folder(), search);
    int most = file.confirmations();
    ConfirmedTrials now = rounds.confirmed(tied, 0);
    long epochs = 0;
    while (now.isOpen() && now.rounds() < most) {
      int number = now.rounds() + 1;
      Room room = room(now.contenders(), rounds.state(number), search, epochs);
      now = now.limited(room.trials());
      StudyState ended = new Round(number, now.contenders(), rounds, room.isThere()).ended();
      if (ended.closed().filter(reason -> reason == StopReason.STOPPED).isPresent()) {
        return Optional.empty();
      }
      if (!KeptRounds.isWhole(ended)) {
        break;
      }
      epochs += ended.epochs();
      now = now.after(ended.finished());
    }
    return Optional.of(now.result(most));
  }

  /**
   * The trials that a round has room for.
   *
   * @param isThere whether there is any; if not, the round is closed at once
   */
  private record Room(int trials, boolean isThere) {}

  private Room room(
      List<FinishedTrial> contenders, Optional<StudyState> past, StudyState search, long epochs) {
    boolean isBegun = past.filter(round -> round.proposed() > 0).isPresent();
    List<FinishedTrial> some =
        isBegun ? contenders.subList(0, past.get().limits().trials()) : contenders;
    int fitting = budget.fitting(some, epochs, search);
    return isBegun
        ? new Room(some.size(), fitting == some.size())
        : new Room(fitting < FEWEST ? some.size() : fitting, fitting >= FEWEST);
  }

  /** One round. */
  private final class Round {

    private final int number;
    private final StudyState search;
    private final boolean hasRoom;
    private final Storage place;
    private final StudyRules rules;
    private final FoldPlan folds;
    private final String name;
    private final List<Trial> trials;

    Round(int number, List<FinishedTrial> contenders, KeptRounds rounds, boolean hasRoom) {
      this.number = number;
      this.search = rounds.search();
      this.hasRoom = hasRoom;
      this.place = rounds.place(number);
      this.rules = search.rules().withoutPruning();
      this.folds = input.otherFolds().apply(number);
      this.name = Event.StudyOpened.round(file.study().name(), number);
      this.trials = Confirmation.trials(contenders, file.study().seed(), number);
    }

    /** Its last state. */
    StudyState ended() throws Exception {
      FileJournal.seal(place.in("journal"));
      RoundEvents possible = new RoundEvents(rules, trials);
      StudyState[] state = {possible.initial()};
      HadoopCheckpoints checkpoints = spark.checkpoints(place.in("checkpoints").uri());
      StudyTables all = new StudyTables(name, file.space(), rules, input.metricColumns());
      try (WrittenTables tables = new WrittenTables(place, all);
          CheckpointSweeper sweeper = new CheckpointSweeper(checkpoints, around.isOwn());
          FileJournal journal =
              FileJournal.open(
                  place.in("journal"),
                  tables.chain(),
                  (sequence, event) -> {
                    state[0] = possible.after(state[0], event);
                    tables.recorded(sequence, event, state[0]);
                    sweeper.recorded(sequence, event, state[0]);
                    natives.recorded(sequence, event, state[0]);
                  })) {
        tables.begin();
        StudyState last = state[0];
        if (!KeptRounds.isWhole(last)) {
          sweeper.begin();
          last = trained(last, journal, List.of(tables, sweeper, natives), checkpoints);
        }
        tables.finishAndCheck().ifPresent(lack -> LOG.warn("tables in {}: {}", place, lack));
        return last;
      }
    }

    private StudyState trained(
        StudyState before,
        FileJournal journal,
        List<StudyObserver> records,
        HadoopCheckpoints checkpoints)
        throws Exception {
      InstantSource clock =
          file.stopping().isByWallClock()
              ? SteadyClock.wall()
              : SteadyClock.startAfter(
                  before.now().isAfter(search.now()) ? before.now() : search.now());
      Instant deadline = hasRoom ? budget.end(clock).orElse(null) : clock.instant();
      StudyObserver following =
          hasRoom ? around.following().apply(start(), before) : (sequence, event, state) -> {};
      Study study =
          new Study(
              before,
              Scheduler.of(trials),
              journal,
              Stream.concat(records.stream(), Stream.of(following)).toList(),
              clock);
      StudyLoop loop = new StudyLoop(study, clock);
      Event.StudyOpened opened =
          new Event.StudyOpened(
              clock.instant(),
              name,
              file.fingerprint(),
              folds.fingerprint(input.dataset()),
              Version.ofBuild(),
              Limits.ofTrials(trials.size()),
              deadline,
              StudyNatives.ofTheDriver(file).orElse(null));
      try (SharedStudy others = shared.with(folds);
          Runner runner =
              others.runner(name, file.settings(), file.segments(), checkpoints, clock)) {
        around.stopping().accept(loop::stop);
        return loop.run(opened, runner);
      } finally {
        around.stopping().accept(() -> {});
      }
    }

    private RoundStart start() {
      return new RoundStart(number, file.confirmations(), trials.size(), rules.folds());
    }
  }
}
