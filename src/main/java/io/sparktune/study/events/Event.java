package io.sparktune.study.events;

import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that happened in a study. The events in order are the study's only truth. */
public sealed interface Event {

  Instant at();

  /**
   * A driver took the study up, for the first time or again; folds that were in training are lost.
   *
   * @param studyFingerprint of the study file
   * @param dataFingerprint of all rows and their folds
   * @param version of the code, to the build
   * @param limits given to this driver
   * @param deadline when the study has to be over, with its winner trained; null for no such time
   * @param natives of the driver, on which the last bits of results depend; null where no networks
   *     are trained, and in journals of earlier versions
   */
  record StudyOpened(
      Instant at,
      String study,
      String studyFingerprint,
      String dataFingerprint,
      String version,
      Limits limits,
      @Nullable Instant deadline,
      @Nullable String natives)
      implements Event {

    private static final String ROUND = "/round-";

    public StudyOpened {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(study, "study");
      Objects.requireNonNull(studyFingerprint, "studyFingerprint");
      Objects.requireNonNull(dataFingerprint, "dataFingerprint");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(limits, "limits");
    }

    /**
     * The name of a study's round that trains some of its trials again, under the numbers that they
     * have there. No study has such a name.
     */
    public static String round(String study, int number) {
      return study + ROUND + number;
    }

    /** Whether its trials are some of another study's, so that their numbers have gaps. */
    public boolean isRound() {
      return study.contains(ROUND);
    }

    /** A study that trains no networks. */
    public StudyOpened(
        Instant at,
        String study,
        String studyFingerprint,
        String dataFingerprint,
        String version,
        Limits limits,
        @Nullable Instant deadline) {
      this(at, study, studyFingerprint, dataFingerprint, version, limits, deadline, null);
    }
  }

  /**
   * The number of folds that can be trained side by side is now this.
   *
   * @param possible the number that it can become once as much work waits; {@link #UNLIMITED} where
   *     nobody set a limit, and 0 where it does not grow with the work
   */
  record SlotsChanged(Instant at, int slots, int possible) implements Event {

    /** As many possible slots as there is work. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public SlotsChanged {
      Objects.requireNonNull(at, "at");
    }

    /** Slots whose number does not depend on the work. */
    public SlotsChanged(Instant at, int slots) {
      this(at, slots, 0);
    }
  }

  /** The sampler proposed a trial. */
  record TrialProposed(Instant at, Trial trial) implements Event {

    public TrialProposed {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(trial, "trial");
    }
  }

  /**
   * A segment of a fold was given to the runner.
   *
   * @param fromEpoch the last epoch that is already trained, 0 for none
   * @param pauseAfter as in {@link FoldAssignment}
   */
  record FoldStarted(Instant at, int trial, int fold, int attempt, int fromEpoch, int pauseAfter)
      implements Event {

    public FoldStarted {
      Objects.requireNonNull(at, "at");
    }

    public static FoldStarted of(Instant at, FoldAssignment fold) {
      return new FoldStarted(
          at,
          fold.trial().number(),
          fold.fold(),
          fold.attempt(),
          fold.from().epoch(),
          fold.pauseAfter());
    }
  }

  /**
   * Epochs of a fold in training were scored.
   *
   * @param kept the fold's latest checkpoint
   */
  record EpochsScored(
      Instant at, int trial, int fold, int attempt, List<EpochScore> scores, Checkpoint kept)
      implements Event {

    public EpochsScored {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(kept, "kept");
      scores = List.copyOf(scores);
    }
  }

  /**
   * A trial is pruned: its folds from this one on are no longer wanted.
   *
   * @param epoch of the fold after which it was judged, 0 where it was judged by the folds before
   */
  record TrialPruned(Instant at, int trial, int fold, int epoch, String reason) implements Event {

    public TrialPruned {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** A paused trial is resumed. */
  record TrialPromoted(Instant at, int trial, int pauseAfter) implements Event {

    public TrialPromoted {
      Objects.requireNonNull(at, "at");
    }
  }

  /** A fold came back, scored or failed. */
  record FoldFinished(Instant at, FoldResult result) implements Event {

    public FoldFinished {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(result, "result");
    }
  }

  /** A time came at which something is to be decided, and nothing else happened. */
  record TimePassed(Instant at) implements Event {

    public TimePassed {
      Objects.requireNonNull(at, "at");
    }
  }

  /** Somebody asked for an early end. */
  record StopRequested(Instant at) implements Event {

    public StopRequested {
      Objects.requireNonNull(at, "at");
    }
  }

  /** The driver lays the study down. */
  record StudyClosed(Instant at, StopReason reason) implements Event {

    public StudyClosed {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
