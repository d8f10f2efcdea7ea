package io.sparktune.bench;

import io.sparktune.study.selection.Confirmation;
import io.sparktune.study.selection.HonestScore;
import io.sparktune.study.selection.Selection;
import io.sparktune.study.selection.SimulatedTrials;
import io.sparktune.study.selection.SimulatedTrials.Noise;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The truly best trial among those chosen with and without confirmation, and the bias and coverage
 * of confirmed scores, over simulated studies with known true scores. Argument: studies of each
 * kind.
 */
final class ConfirmedScores {

  private static final List<Double> SPREADS = List.of(0.03, 0.006);

  private static final List<Noise> NOISES =
      List.of(new Noise(0.007, 0.008), new Noise(0.004, 0.012), new Noise(0.015, 0.02));

  private ConfirmedScores() {}

  public static void main(String[] arguments) {
    int studies = Integer.parseInt(arguments[0]);
    System.out.println(
        "spread,common,own,trials,rounds,best_before,best_after,loss_before,loss_after,"
            + "plain_bias,bias,coverage,tied_before,tied_after");
    for (double spread : SPREADS) {
      for (Noise noise : NOISES) {
        for (int trials : List.of(20, 200)) {
          for (int rounds : List.of(1, 3)) {
            System.out.println(line(studies, trials, rounds, spread, noise));
          }
        }
      }
    }
  }

  private static String line(int studies, int trials, int rounds, double spread, Noise noise) {
    Random random = new Random(trials);
    double[] sums = new double[9];
    int confirmed = 0;
    for (int study = 0; study < studies; study++) {
      SimulatedTrials simulated = SimulatedTrials.of(trials, spread, noise, random);
      Selection search = simulated.selection();
      Confirmation confirmation = simulated.confirmed(search, rounds, noise, random);
      Selection selection = search.with(confirmation);
      double best = simulated.bestTruth();
      double before = simulated.truth(search.best());
      double after = simulated.truth(selection.lastBest());
      sums[0] += before == best ? 1 : 0;
      sums[1] += after == best ? 1 : 0;
      sums[2] += best - before;
      sums[3] += best - after;
      sums[4] += Math.min(search.tied().size(), Confirmation.MOST_TRIALS);
      sums[5] += selection.lastTied().size();
      if (confirmation.honest().isPresent()) {
        HonestScore honest = confirmation.honest().get();
        confirmed++;
        sums[6] += confirmation.standings().get(0).score() - after;
        sums[7] += honest.score() - after;
        sums[8] += honest.low() <= after && after <= honest.high() ? 1 : 0;
      }
    }
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%d,%d,%.3f,%.3f,%.4f,%.4f,%.4f,%.4f,%.3f,%.1f,%.1f",
        spread,
        noise.common(),
        noise.own(),
        trials,
        rounds,
        sums[0] / studies,
        sums[1] / studies,
        sums[2] / studies,
        sums[3] / studies,
        sums[6] / confirmed,
        sums[7] / confirmed,
        sums[8] / confirmed,
        sums[4] / studies,
        sums[5] / studies);
  }
}
