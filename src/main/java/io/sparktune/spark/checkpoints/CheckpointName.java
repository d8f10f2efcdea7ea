package io.sparktune.spark.checkpoints;

import io.sparktune.trial.Checkpoint;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file name of a checkpoint: {@code <trial>-<fold>-<attempt>-<epoch>.ckpt}. */
public record CheckpointName(int trial, int fold, Checkpoint at) {

  private static final Pattern FILE =
      Pattern.compile("(\\d{1,9})-(\\d{1,9})-([1-9]\\d{0,8})-([1-9]\\d{0,8})\\.ckpt");

  /** Empty for files that are none. */
  static Optional<CheckpointName> parse(String file) {
    Matcher numbers = FILE.matcher(file);
    return numbers.matches()
        ? Optional.of(
            new CheckpointName(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                new Checkpoint(
                    Integer.parseInt(numbers.group(3)), Integer.parseInt(numbers.group(4)))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return trial + "-" + fold + "-" + at.attempt() + "-" + at.epoch() + ".ckpt";
  }
}
