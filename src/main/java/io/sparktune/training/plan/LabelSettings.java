package io.sparktune.training.plan;

import io.sparktune.settings.Settings;
import java.util.stream.IntStream;

/**
 * The choice of a row's labels by their probabilities, where it may have several.
 *
 * @param threshold the probability from which on a row has a label; {@link #FITTED} where it is
 *     found on validation rows
 * @param least how many labels a row has at least: the most probable ones
 * @param most how many labels a row has at most; 0 for any number
 */
public record LabelSettings(double threshold, int least, int most) implements Settings {

  public static final double FITTED = 0;

  private static final double EVEN = 0.5;

  /** A row has each label that it rather has than not. */
  public static final LabelSettings STANDARD = new LabelSettings(EVEN, 0, 0);

  public LabelSettings {
    if (!(threshold >= 0 && threshold < 1)) {
      throw new IllegalArgumentException("the threshold is " + threshold);
    }
    if (least < 0 || most < 0 || (most > 0 && least > most)) {
      throw new IllegalArgumentException("a row has from " + least + " to " + most + " labels");
    }
  }

  /** Whether the threshold is not known before validation. */
  public boolean needsFitting() {
    return threshold == FITTED;
  }

  /** The same with a known threshold. */
  public LabelSettings at(double known) {
    return new LabelSettings(known, least, most);
  }

  /** The threshold in use; that of even chances where none has been found. */
  public double decisive() {
    return needsFitting() ? EVEN : threshold;
  }

  /**
   * Whether a row has each label. Of equal probabilities the first counts as the greater.
   *
   * @param probabilities those of the row from a place on
   */
  public boolean[] chosen(float[] probabilities, int from, int labels) {
    boolean[] chosen = new boolean[labels];
    boolean isBounded = least > 0 || (most > 0 && most < labels);
    for (int label = 0; label < labels; label++) {
      int place = isBounded ? place(probabilities, from, labels, label) : 0;
      boolean isLikely = probabilities[from + label] >= (float) decisive();
      chosen[label] = place < least || (isLikely && (most == 0 || place < most));
    }
    return chosen;
  }

  /** How many labels are more probable than one. */
  private static int place(float[] probabilities, int from, int labels, int label) {
    float own = probabilities[from + label];
    return (int)
        IntStream.range(0, labels)
            .filter(
                other ->
                    probabilities[from + other] > own
                        || (probabilities[from + other] == own && other < label))
            .count();
  }
}
