package io.sparktune.data.text.tokens;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns pieces of words: characters, and again and again the most frequent pair of neighbours as
 * one piece (byte-pair encoding; Sennrich et al., 2016).
 */
final class PieceLearner {

  /** Two pieces that follow one another. */
  private record Pair(String left, String right) {
    String joined() {
      return left + right.substring(Pieces.CONTINUED.length());
    }
  }

  /** A pair with its count at some time. */
  private record Counted(Pair pair, int count) {}

  private static final class Word {
    private final int count;
    private List<String> pieces;

    Word(int count, List<String> pieces) {
      this.count = count;
      this.pieces = pieces;
    }
  }

  private final int minCount;
  private final List<Word> words = new ArrayList<>();
  private final Map<Pair, Integer> counts = new HashMap<>();
  private final Map<Pair, Set<Integer>> places = new HashMap<>();
  private final PriorityQueue<Counted> queue =
      new PriorityQueue<>(
          Comparator.comparingInt((Counted each) -> -each.count())
              .thenComparing(each -> each.pair().left())
              .thenComparing(each -> each.pair().right()));

  /**
   * @param words with their counts
   * @param minCount how often a piece occurs at least
   */
  PieceLearner(Map<String, Integer> words, int minCount) {
    this.minCount = minCount;
    new TreeMap<>(words)
        .forEach((word, count) -> this.words.add(new Word(count, characters(word))));
  }

  private static List<String> characters(String word) {
    List<String> pieces = new ArrayList<>();
    word.codePoints()
        .mapToObj(Character::toString)
        .forEach(each -> pieces.add(pieces.isEmpty() ? each : Pieces.CONTINUED + each));
    return pieces;
  }

  /** The most useful pieces, at most so many: characters by their counts, then pairs as learnt. */
  List<String> learnt(int most) {
    Map<String, Integer> characters = new TreeMap<>();
    words.forEach(
        word -> word.pieces.forEach(each -> characters.merge(each, word.count, Integer::sum)));
    List<String> pieces = new ArrayList<>();
    characters.entrySet().stream()
        .filter(each -> each.getValue() >= minCount)
        .sorted(Comparator.comparing((Map.Entry<String, Integer> each) -> -each.getValue()))
        .limit(most)
        .forEach(each -> pieces.add(each.getKey()));
    for (int word = 0; word < words.size(); word++) {
      count(word, 1);
    }
    counts.forEach((pair, count) -> queue.add(new Counted(pair, count)));
    Set<String> known = new HashSet<>(pieces);
    while (pieces.size() < most && !queue.isEmpty()) {
      Counted best = queue.remove();
      if (counts.getOrDefault(best.pair(), 0) != best.count()) {
        continue; // an earlier count
      }
      if (best.count() < minCount) {
        break;
      }
      if (known.add(best.pair().joined())) {
        pieces.add(best.pair().joined());
      }
      merge(best.pair());
    }
    return pieces;
  }

  private void merge(Pair pair) {
    Set<Integer> changed = places.getOrDefault(pair, Set.of());
    Set<Pair> touched = new HashSet<>();
    for (int place : List.copyOf(changed)) {
      Word word = words.get(place);
      touched.addAll(count(place, -1));
      word.pieces = merged(word.pieces, pair);
      touched.addAll(count(place, 1));
    }
    counts.remove(pair);
    places.remove(pair);
    for (Pair each : touched) {
      int count = counts.getOrDefault(each, 0);
      if (count > 0) {
        queue.add(new Counted(each, count));
      }
    }
  }

  /** Adds a word's pairs, or takes them away. */
  private Set<Pair> count(int place, int sign) {
    Word word = words.get(place);
    Set<Pair> pairs = new HashSet<>();
    for (int i = 1; i < word.pieces.size(); i++) {
      Pair pair = new Pair(word.pieces.get(i - 1), word.pieces.get(i));
      pairs.add(pair);
      counts.merge(pair, sign * word.count, Integer::sum);
      if (sign > 0) {
        places.computeIfAbsent(pair, any -> new HashSet<>()).add(place);
      }
    }
    return pairs;
  }

  private static List<String> merged(List<String> pieces, Pair pair) {
    List<String> merged = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      boolean isPair =
          i + 1 < pieces.size()
              && pieces.get(i).equals(pair.left())
              && pieces.get(i + 1).equals(pair.right());
      merged.add(isPair ? pair.joined() : pieces.get(i));
      i += isPair ? 1 : 0;
    }
    return merged;
  }
}
