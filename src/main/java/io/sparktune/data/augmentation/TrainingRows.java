package io.sparktune.data.augmentation;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The prepared rows of a training batch.
 *
 * @param seed of the trial, the fold and the epoch
 * @param order the numbers of the rows in the data set, from a place on those of this batch
 * @param count of rows in the batch
 * @param inputs the numbers of each input, row after row
 * @param targets as many for each row
 * @param weights of the rows in the loss; empty where all are equal
 */
@SuppressWarnings("ArrayRecordComponent") // rows stay primitive
public record TrainingRows(
    long seed,
    int[] order,
    int from,
    int count,
    List<float[]> inputs,
    float[] targets,
    float[] weights) {

  /** What is random in a row of the batch. */
  public SplittableRandom random(int place) {
    return new SplittableRandom(mix(seed ^ mix(order[from + place] + 0x9E3779B97F4A7C15L)));
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
