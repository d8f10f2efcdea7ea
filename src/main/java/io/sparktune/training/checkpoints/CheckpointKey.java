package io.sparktune.training.checkpoints;

import io.sparktune.data.FittedInputs;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Which fold a checkpoint is of, by the trial that trained it. The same key means that training
 * gives the same weights, wherever and however often it begins.
 *
 * @param plan the SHA-256 of the text of the plan, or of all stages, in hexadecimal digits
 * @param preparation the digest of what was fitted on the training rows
 */
public record CheckpointKey(int trial, int fold, long seed, String plan, String preparation) {

  /**
   * The key of a trial's fold.
   *
   * @param plans of the trial's lineage
   */
  static CheckpointKey of(
      Trial trial, int fold, List<TrialSettings> plans, FittedInputs preparation) {
    List<Stage> stages = Stage.of(trial, plans, each -> each.foldSeed(fold));
    return new CheckpointKey(
        trial.number(),
        fold,
        trial.foldSeed(fold),
        // All are records of numbers and texts all the way down: equal ones have equal texts.
        digest(stages.size() == 1 ? plans.get(0).toString() : stages.toString()),
        preparation.digest());
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
