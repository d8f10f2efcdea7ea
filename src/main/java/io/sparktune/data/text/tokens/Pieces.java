package io.sparktune.data.text.tokens;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Pieces of words that are known. A word is the longest piece that it begins with, and then the
 * longest ones that continue it (WordPiece); a word with a character that is no piece is unknown.
 */
final class Pieces {

  /** The beginning of a piece that continues a word. */
  static final String CONTINUED = "##";

  private final Set<String> known;
  private final int longest;

  Pieces(List<String> known) {
    this.known = new HashSet<>(known);
    this.longest = known.stream().mapToInt(String::length).max().orElse(0);
  }

  /** The pieces of a word; the word itself where it is unknown. */
  List<String> of(String word) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < word.length(); ) {
      String start = from == 0 ? "" : CONTINUED;
      int to = Math.min(word.length(), from + longest);
      while (to > from && !known.contains(start + word.substring(from, to))) {
        to--;
      }
      if (to == from) {
        return List.of(word);
      }
      pieces.add(start + word.substring(from, to));
      from = to;
    }
    return pieces;
  }
}
