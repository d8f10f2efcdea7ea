package io.sparktune.bench;

import io.sparktune.study.selection.HonestScore;
import io.sparktune.study.selection.Selection;
import io.sparktune.study.selection.SimulatedTrials;
import io.sparktune.study.selection.SimulatedTrials.Noise;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Bias and coverage of honest scores, and how often the truly best trial is tied, over simulated
 * studies with known true scores. Argument: studies of each kind.
 */
final class HonestScores {

  private static final List<Double> SPREADS = List.of(0.03, 0.006);

  private static final List<Noise> NOISES =
      List.of(new Noise(0.007, 0.008), new Noise(0.004, 0.012), new Noise(0.015, 0.02));

  private HonestScores() {}

  public static void main(String[] arguments) {
    int studies = Integer.parseInt(arguments[0]);
    System.out.println(
        "spread,common,own,trials,plain_bias,honest_bias,coverage,best_is_tied,tied");
    for (double spread : SPREADS) {
      for (Noise noise : NOISES) {
        for (int trials : List.of(20, 200, 1000)) {
          System.out.println(line(studies, trials, spread, noise));
        }
      }
    }
  }

  private static String line(int studies, int trials, double spread, Noise noise) {
    Random random = new Random(trials);
    double plain = 0;
    double bias = 0;
    double covered = 0;
    double best = 0;
    double tied = 0;
    for (int study = 0; study < studies; study++) {
      SimulatedTrials simulated = SimulatedTrials.of(trials, spread, noise, random);
      Selection selection = simulated.selection();
      double truth = simulated.truth(selection);
      HonestScore honest = selection.honest().orElseThrow();
      plain += selection.best().score() - truth;
      bias += honest.score() - truth;
      covered += honest.low() <= truth && truth <= honest.high() ? 1 : 0;
      best += simulated.isBestTied(selection) ? 1 : 0;
      tied += (double) selection.tied().size() / trials;
    }
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%d,%.4f,%.4f,%.3f,%.3f,%.2f",
        spread,
        noise.common(),
        noise.own(),
        trials,
        plain / studies,
        bias / studies,
        covered / studies,
        best / studies,
        tied / studies);
  }
}
