package io.sparktune.pruning;

import java.util.List;

/** Fills one bracket after another, round after round; the last one may stay smaller. */
final class BracketsInTurn implements Brackets {

  private final List<Bracket> round;
  private final int trialsOfRound;
  private final StudyShape study;

  BracketsInTurn(List<Bracket> round, StudyShape study) {
    this.round = List.copyOf(round);
    this.trialsOfRound = round.stream().mapToInt(Bracket::trials).reduce(0, Math::addExact);
    this.study = study;
  }

  @Override
  public int bracket(int trial) {
    int position = trial - study.firstTrial();
    int rest = position % trialsOfRound;
    int kind = 0;
    while (rest >= round.get(kind).trials()) {
      rest -= round.get(kind).trials();
      kind++;
    }
    return position / trialsOfRound * round.size() + kind;
  }

  @Override
  public Rungs rungs(int bracket) {
    return round.get(bracket % round.size()).rungs();
  }

  @Override
  public int trials(int bracket) {
    int kind = bracket % round.size();
    long before = (long) (bracket / round.size()) * trialsOfRound;
    for (Bracket earlier : round.subList(0, kind)) {
      before += earlier.trials();
    }
    return (int) Math.max(0, Math.min(round.get(kind).trials(), study.trials() - before));
  }
}
