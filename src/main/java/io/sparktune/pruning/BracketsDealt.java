package io.sparktune.pruning;

import java.util.List;

/**
 * Assigns trials to a fixed number of brackets that fill side by side: after any number of trials
 * each bracket has its share of them, give or take a trial or two.
 */
final class BracketsDealt implements Brackets {

  private final List<Bracket> brackets;
  private final int[] deal;
  private final StudyShape study;

  BracketsDealt(List<Bracket> brackets, StudyShape study) {
    this.brackets = List.copyOf(brackets);
    this.study = study;
    deal = new int[brackets.stream().mapToInt(Bracket::trials).reduce(0, Math::addExact)];
    long[] dealt = new long[brackets.size()];
    for (int position = 0; position < deal.length; position++) {
      deal[position] = furthestBehind(dealt, position + 1);
      dealt[deal[position]]++;
    }
  }

  private int furthestBehind(long[] dealt, int trials) {
    int furthest = 0;
    long most = Long.MIN_VALUE;
    for (int bracket = 0; bracket < dealt.length; bracket++) {
      long behind = (long) brackets.get(bracket).trials() * trials - dealt[bracket] * deal.length;
      if (behind > most) {
        furthest = bracket;
        most = behind;
      }
    }
    return furthest;
  }

  @Override
  public int bracket(int trial) {
    return deal[(trial - study.firstTrial()) % deal.length];
  }

  @Override
  public Rungs rungs(int bracket) {
    return brackets.get(bracket).rungs();
  }

  @Override
  public int trials(int bracket) {
    int trials = study.trials() / deal.length * brackets.get(bracket).trials();
    for (int position = 0; position < study.trials() % deal.length; position++) {
      trials += deal[position] == bracket ? 1 : 0;
    }
    return trials;
  }
}
