package com.example.tuning;

import io.sparktune.objective.ObjectiveSettings;
import io.sparktune.objective.ObjectiveTrial;
import java.util.SplittableRandom;

/**
 * An agent that learns to balance a pole, scored by the mean return of its best snapshot.
 *
 * @param steps of the cart in each epoch, which ends with a test and a report
 * @param exploration the share of random steps, which falls to this in the first half of the epochs
 * @param replay how many steps the agent remembers
 * @param targetUpdate the updates after which the target network follows
 */
public record CartPoleSettings(
    int steps,
    int units,
    double learningRate,
    double discount,
    double exploration,
    int replay,
    int targetUpdate)
    implements ObjectiveSettings {

  private static final int TEST_EPISODES = 20;
  private static final int LAST_EPISODES = 100;
  private static final int STEPS_BETWEEN_UPDATES = 2;

  @Override
  public double[] scores(ObjectiveTrial trial) {
    try (DeepQNetwork agent = new DeepQNetwork(this, trial.seed())) {
      trial.state().ifPresent(agent::resume);
      while (trial.epochs() < trial.mostEpochs()) {
        learn(agent, trial);
        double score = agent.test(TEST_EPISODES, trial.seed() + 1);
        if (!trial.report(score, agent::state)) {
          return new double[] {score};
        }
      }
      return new double[] {agent.testBest(LAST_EPISODES, trial.seed() + 2)};
    }
  }

  /** Random numbers are those of the epoch, so that an epoch is the same wherever it is trained. */
  private void learn(DeepQNetwork agent, ObjectiveTrial trial) {
    SplittableRandom random = new SplittableRandom(trial.seed() + 1000L * (trial.epochs() + 1));
    double done = Math.min(1, 2.0 * trial.epochs() / trial.mostEpochs());
    double share = 1 + done * (exploration - 1);
    CartPole cart = new CartPole(random);
    for (int step = 0; step < steps; step++) {
      if (agent.step(cart, random.nextDouble() < share, random)) {
        cart = new CartPole(random);
      }
      if (step % STEPS_BETWEEN_UPDATES == 0) {
        agent.learn(random);
      }
    }
  }
}
