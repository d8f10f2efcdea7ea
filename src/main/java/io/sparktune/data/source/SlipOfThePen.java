package io.sparktune.data.source;

import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Tells a misspelt name from another one. */
final class SlipOfThePen {

  private static final int SHORT = 5;

  private SlipOfThePen() {}

  /** Whether somebody who wrote one name is likely to have meant another. */
  static boolean isLikely(String written, String meant) {
    int edits =
        LevenshteinDistance.getDefaultInstance().apply(written.toLowerCase(Locale.ROOT), meant);
    return !written.equals(meant) && edits <= (meant.length() < SHORT ? 1 : 2);
  }
}
