package io.sparktune.training;

import io.sparktune.data.FittedPreparation;
import io.sparktune.trial.FoldAssignment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which fold a checkpoint is of. The same key means that training gives the same weights, wherever
 * and however often it begins.
 *
 * @param plan the SHA-256 of the plan's text, in hexadecimal digits
 * @param preparation the SHA-256 of the text of what was fitted on the training rows
 */
record FoldKey(int trial, int fold, long seed, String plan, String preparation) {

  static FoldKey of(FoldAssignment assignment, TrialPlan plan, FittedPreparation preparation) {
    return new FoldKey(
        assignment.trial().number(),
        assignment.fold(),
        assignment.seed(),
        // Both are records of numbers and texts all the way down: equal ones have equal texts.
        digest(plan.toString()),
        digest(preparation.toString()));
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
