package io.sparktune.study.selection;

import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.outcomes.TrialOutcome;
import io.sparktune.study.selection.Confirmation.Leaving;
import io.sparktune.study.selection.Confirmation.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tied trials of a search between the rounds of their confirmation. The best one is that by all
 * folds, those of the search among them: the trials that take part have been chosen by these alike.
 * Whether it is told from another one, and what its score is worth, the new folds say alone, for
 * the search's luck is in the others.
 */
public final class ConfirmedTrials {

  private final StudyRules rules;
  private final int rounds;
  private final boolean hasFailed;
  private final List<Contender> left;
  private final List<Standing> gone;

  /** A trial of the search with what became of it in each round. */
  private record Contender(FinishedTrial search, List<FinishedTrial> rounds) {

    List<Double> scores() {
      return rounds.stream().flatMap(round -> round.foldScores().stream()).toList();
    }

    Contender with(FinishedTrial round) {
      return new Contender(search, Stream.concat(rounds.stream(), Stream.of(round)).toList());
    }

    Standing standing(int after, Leaving leaving) {
      return new Standing(search, scores(), after, leaving);
    }
  }

  private ConfirmedTrials(
      StudyRules rules, int rounds, boolean hasFailed, List<Contender> left, List<Standing> gone) {
    this.rules = rules;
    this.rounds = rounds;
    this.hasFailed = hasFailed;
    this.left = List.copyOf(left);
    this.gone = List.copyOf(gone);
  }

  /** Before the first round. */
  public static ConfirmedTrials of(Selection search, StudyRules rules) {
    List<Contender> contenders =
        search.tied().stream()
            .limit(Confirmation.MOST_TRIALS)
            .map(trial -> new Contender(trial, List.of()))
            .toList();
    return new ConfirmedTrials(rules, 0, false, contenders, List.of());
  }

  /** Whether another round could tell more. */
  public boolean isOpen() {
    return left.size() > 1 && !hasFailed;
  }

  /** The trials of the next round, best first. */
  public List<FinishedTrial> contenders() {
    return left.stream().map(Contender::search).toList();
  }

  /**
   * The same with the best so many alone.
   *
   * @param most trials for which the next round has room
   */
  public ConfirmedTrials limited(int most) {
    if (left.size() <= most) {
      return this;
    }
    Stream<Standing> out =
        left.stream().skip(most).map(contender -> contender.standing(rounds + 1, Leaving.LEFT_OUT));
    return new ConfirmedTrials(
        rules,
        rounds,
        hasFailed,
        left.subList(0, most),
        Stream.concat(out, gone.stream()).toList());
  }

  /** How many rounds count so far. */
  public int rounds() {
    return rounds;
  }

  /**
   * After one more round.
   *
   * @param finished all of its trials
   */
  public ConfirmedTrials after(List<FinishedTrial> finished) {
    Map<Integer, FinishedTrial> byNumber =
        finished.stream()
            .collect(Collectors.toMap(trial -> trial.trial().number(), trial -> trial));
    int round = rounds + 1;
    List<Contender> passed = new ArrayList<>();
    List<Standing> leaving = new ArrayList<>();
    for (Contender contender : left) {
      FinishedTrial again = byNumber.get(contender.search().trial().number());
      if (again == null || again.completion().isEmpty()) {
        leaving.add(contender.standing(round, Leaving.FAILED));
      } else if (!isFeasible(contender.with(again))) {
        leaving.add(contender.with(again).standing(round, Leaving.INFEASIBLE));
      } else {
        passed.add(contender.with(again));
      }
    }
    if (passed.isEmpty()) {
      return new ConfirmedTrials(rules, rounds, true, left, gone);
    }
    passed.sort(bestFirst());
    List<Integer> tied = TiedTrials.of(merits(passed));
    List<Contender> next = new ArrayList<>();
    for (int rank = 0; rank < passed.size(); rank++) {
      if (tied.contains(rank)) {
        next.add(passed.get(rank));
      } else {
        leaving.add(passed.get(rank).standing(round, Leaving.WORSE));
      }
    }
    return new ConfirmedTrials(
        rules, round, false, next, Stream.concat(leaving.stream(), gone.stream()).toList());
  }

  /**
   * The confirmation, if no more rounds follow.
   *
   * @param asked how many rounds there could be
   */
  public Confirmation result(int asked) {
    List<Standing> standings = new ArrayList<>();
    left.forEach(contender -> standings.add(contender.standing(0, Leaving.NONE)));
    standings.addAll(gone);
    Optional<HonestScore> honest =
        rounds == 0 ? Optional.empty() : HonestScore.of(merits(left), rules.goals().first());
    return new Confirmation(asked, rounds, ending(asked), standings, honest);
  }

  private Confirmation.Ending ending(int asked) {
    if (hasFailed) {
      return Confirmation.Ending.ALL_FAILED;
    }
    if (left.size() < 2) {
      return Confirmation.Ending.SEPARATED;
    }
    return rounds < asked ? Confirmation.Ending.OUT_OF_BUDGET : Confirmation.Ending.ROUNDS_DONE;
  }

  /**
   * By the means over all rounds, as constraints on the search's trials are by those over folds.
   */
  private boolean isFeasible(Contender contender) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (String column : rules.measured()) {
      List<Double> values =
          contender.rounds().stream()
              .map(FinishedTrial::measured)
              .filter(measured -> measured.containsKey(column))
              .map(measured -> measured.get(column))
              .toList();
      if (values.size() == contender.rounds().size()) {
        means.put(column, mean(values));
      }
    }
    return rules
        .violations(contender.search().trial().values(), mean(contender.scores()), means)
        .stream()
        .allMatch(violation -> violation <= 0);
  }

  private Comparator<Contender> bestFirst() {
    return Comparator.comparingDouble(
            (Contender contender) ->
                -(known(contender) + sum(contender.scores()))
                    / (contender.search().foldScores().size() + contender.scores().size()))
        .thenComparing(contender -> contender.search().trial().number());
  }

  private double known(Contender contender) {
    return sum(contender.search().foldScores());
  }

  private double sum(List<Double> scores) {
    return scores.stream().mapToDouble(rules::merit).sum();
  }

  private FoldMerits merits(List<Contender> contenders) {
    return new FoldMerits(
        contenders.stream().map(ConfirmedTrials::trial).toList(),
        contenders.stream()
            .map(contender -> contender.scores().stream().map(rules::merit).toList())
            .toList(),
        contenders.stream().map(this::known).toList(),
        rules.testRatio());
  }

  /** The trial of the search with its new scores alone. */
  private static FinishedTrial trial(Contender contender) {
    FinishedTrial search = contender.search();
    List<Double> scores = contender.scores();
    return new FinishedTrial(
        search.trial(),
        new TrialOutcome.Complete(
            mean(scores),
            OptionalDouble.empty(),
            scores,
            search.measured(),
            search.violations(),
            search.bestEpoch()),
        scores.size(),
        search.epochs(),
        search.startedAt(),
        search.finishedAt());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElseThrow();
  }
}
