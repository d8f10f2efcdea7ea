package io.sparktune.objective;

import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.StudyShape;
import io.sparktune.pruning.race.FoldRace;
import io.sparktune.pruning.race.RaceSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchSettings;
import io.sparktune.space.Space;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.loop.InProcessRunner;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.outcomes.OutcomeConstraints;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.NamedScore;
import io.sparktune.trial.SteadyClock;
import java.time.InstantSource;
import java.util.List;

/**
 * The search for the best values of an objective, by threads of this process and in memory alone.
 * With one slot, or in strict mode, the same seed gives the same trials.
 *
 * @param goals what to look for; the first one is what trials are compared by while they run
 * @param sampler one that takes several goals where there are some
 * @param trials how many are tried; fewer where the sampler has fewer
 * @param slots how many are tried side by side
 * @param pruner one that stops trials and does not pause them
 * @param mostEpochs the number of scores that an objective may report for a trial, 1 for one that
 *     reports none
 * @param window in strict mode, trial n is proposed and judged by what the trials up to n - window
 *     gave; 0 where it is not strict
 */
public record ObjectiveStudy(
    Space space,
    Goals goals,
    SamplerSettings sampler,
    int trials,
    int slots,
    long seed,
    PrunerSettings pruner,
    int mostEpochs,
    int window) {

  /** What the score of a study with one goal is called. */
  private static final String SCORE = "score";

  public ObjectiveStudy {
    if (trials < 1 || slots < 1 || mostEpochs < 1 || window < 0) {
      throw new IllegalArgumentException(
          "%d trials of %d epochs on %d slots with a window of %d"
              .formatted(trials, mostEpochs, slots, window));
    }
    if (goals.all().stream().anyMatch(goal -> !(goal.metric() instanceof NamedScore))) {
      throw new IllegalArgumentException("an objective has no metrics: " + goals);
    }
    if (goals.areSeveral() && !sampler.takesSeveralGoals()) {
      throw new IllegalArgumentException(
          sampler.name() + " takes one goal only, the study has " + goals.all().size());
    }
    if (pruner.pausesTrials()) {
      throw new IllegalArgumentException(
          "an objective cannot be paused, as it would be by " + pruner);
    }
    if (sampler.keptInTraining() > 0) {
      throw new IllegalArgumentException(
          "an objective cannot resume from another trial, as it would with " + sampler.name());
    }
  }

  /** A study with one goal and without a pruner. */
  public ObjectiveStudy(
      Space space, Direction direction, SamplerSettings sampler, int trials, int slots, long seed) {
    this(space, Goals.of(Goal.named(SCORE, direction)), sampler, trials, slots, seed);
  }

  /** A study without a pruner. */
  public ObjectiveStudy(
      Space space, Goals goals, SamplerSettings sampler, int trials, int slots, long seed) {
    this(space, goals, sampler, trials, slots, seed, new PrunerSettings.None(), 1, 0);
  }

  /** The same, with trials of so many epochs that a pruner may stop. */
  public ObjectiveStudy withPruner(PrunerSettings stopping, int epochs) {
    return new ObjectiveStudy(space, goals, sampler, trials, slots, seed, stopping, epochs, window);
  }

  /** The same, with an outcome that does not depend on timing, but with slots that may wait. */
  public ObjectiveStudy inStrictMode(int trialsInFlight) {
    return new ObjectiveStudy(
        space, goals, sampler, trials, slots, seed, pruner, mostEpochs, trialsInFlight);
  }

  /**
   * Tries values until all trials are over, or the first ones have all failed.
   *
   * @throws IllegalStateException if the study has several goals
   * @throws InterruptedException if the calling thread is interrupted
   */
  public ObjectiveResult run(Objective objective) throws InterruptedException {
    if (goals.areSeveral()) {
      throw new IllegalStateException("one score is not enough for several goals: " + goals);
    }
    return runSeveral(attempt -> new double[] {objective.score(attempt)});
  }

  /**
   * The same for as many scores as there are goals.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  public ObjectiveResult runSeveral(MultiObjective objectives) throws InterruptedException {
    SearchSettings settings = new SearchSettings(sampler, trials, 0);
    Sampler asked = settings.sampler(space, goals.all().size(), seed, List.of());
    Scheduler scheduler = new Scheduler(asked, settings, seed).withoutQueue();
    InstantSource clock = SteadyClock.start();
    Study study =
        new Study(StudyState.initial(rules()), scheduler, new CountingJournal(), List.of(), clock);
    Limits limits = Limits.ofTrials(Scheduler.trials(asked, settings));
    ObjectiveTrainer trainer = new ObjectiveTrainer(objectives, goals, mostEpochs, clock);
    try (Runner runner = new InProcessRunner(slots, trainer, clock)) {
      StudyState end =
          new StudyLoop(study, clock)
              .run(
                  new Event.StudyOpened(clock.instant(), "objective", "", "", "", limits, null),
                  runner);
      return new ObjectiveResult(
          end.best(), end.front(), end.finished(), end.closed().orElseThrow());
    }
  }

  private StudyRules rules() {
    return new StudyRules(
        1,
        goals,
        OutcomeConstraints.NONE,
        mostEpochs,
        pruner.pruner(new StudyShape(mostEpochs, goals.first().direction(), trials, 0)),
        new FoldRace(new RaceSettings(RaceTest.NONE, 0.95), 1, 1),
        window);
  }
}
