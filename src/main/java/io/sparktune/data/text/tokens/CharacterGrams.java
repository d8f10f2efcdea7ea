package io.sparktune.data.text.tokens;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs of characters of a word with marks of its beginning and its end, by which words that are
 * spelt alike have something in common (Bojanowski and others, 2017).
 */
final class CharacterGrams {

  /** No word begins with it and has more characters. */
  private static final String MARK = "~";

  private static final String BEGIN = "<";
  private static final String END = ">";
  private static final int SHORTEST = 3;

  private CharacterGrams() {}

  /**
   * The runs of a word, shorter ones first.
   *
   * @param longest length of a run; 0 for none
   */
  static List<String> of(String word, int longest) {
    int[] marked = (BEGIN + word + END).codePoints().toArray();
    List<String> grams = new ArrayList<>();
    for (int length = Math.min(SHORTEST, longest); length > 0 && length <= longest; length++) {
      for (int from = 0; from + length <= marked.length && length < marked.length; from++) {
        grams.add(MARK + new String(marked, from, length));
      }
    }
    return grams;
  }
}
