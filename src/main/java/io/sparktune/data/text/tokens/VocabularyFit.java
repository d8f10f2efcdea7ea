package io.sparktune.data.text.tokens;

import io.sparktune.data.text.tokens.TokenSettings.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Fits the vocabulary and the length of texts on some of them alone. */
public final class VocabularyFit {

  private final TokenSettings settings;

  public VocabularyFit(TokenSettings settings) {
    this.settings = settings;
  }

  /**
   * The tokens of a column.
   *
   * @param texts those to fit on, in any order
   */
  public FittedTokens fitted(String column, Supplier<Stream<String>> texts) {
    Tokeniser tokeniser = new Tokeniser(settings);
    Map<String, Integer> counts = new HashMap<>();
    try (Stream<String> all = texts.get()) {
      all.forEach(
          text -> tokeniser.tokens(text).forEach(token -> counts.merge(token, 1, Integer::sum)));
    }
    List<String> vocabulary =
        settings.unit() == Unit.PIECES
            ? new PieceLearner(counts, settings.minCount()).learnt(settings.vocabulary())
            : vocabulary(counts);
    TextTokens tokens = new TextTokens(settings, vocabulary);
    try (Stream<String> all = texts.get()) {
      int[] lengths = all.mapToInt(text -> tokens.of(text).size()).sorted().toArray();
      return new FittedTokens(column, settings, vocabulary, length(lengths));
    }
  }

  /**
   * The most frequent tokens first; those of one count in order of their text. Words that only a
   * file of vectors has follow in its order.
   */
  private List<String> vocabulary(Map<String, Integer> counts) {
    List<Map.Entry<String, Integer>> known = new ArrayList<>();
    for (Map.Entry<String, Integer> token : counts.entrySet()) {
      if (token.getValue() >= settings.minCount()) {
        known.add(token);
      }
    }
    known.sort(
        Comparator.comparing((Map.Entry<String, Integer> token) -> -token.getValue())
            .thenComparing(Map.Entry::getKey));
    List<String> ofRows = known.stream().map(Map.Entry::getKey).toList();
    Stream<String> all =
        settings.haveVectors()
            ? Stream.concat(ofRows.stream(), VectorFile.of(settings.vectors()).words().stream())
            : ofRows.stream();
    return all.distinct().limit(settings.vocabulary()).toList();
  }

  private int length(int[] sorted) {
    if (sorted.length == 0) {
      return 1;
    }
    int last = (int) Math.ceil(settings.lengthShare() * sorted.length) - 1;
    return Math.max(1, Math.min(settings.length(), sorted[Math.max(0, last)]));
  }
}
