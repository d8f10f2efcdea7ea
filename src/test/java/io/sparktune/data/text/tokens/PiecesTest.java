package io.sparktune.data.text.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.text.tokens.TokenSettings.Unit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PiecesTest {

  @Test
  void frequentPairsBecomePieces() {
    Map<String, Integer> words = Map.of("low", 5, "lower", 2, "newest", 6, "widest", 3);
    List<String> pieces = new PieceLearner(words, 2).learnt(100);
    assertThat(pieces).startsWith("##e", "##w").contains("n", "l", "low", "newest", "##est");
    assertThat(pieces).doesNotHaveDuplicates();
    assertThat(new PieceLearner(words, 2).learnt(14)).isEqualTo(pieces.subList(0, 14));
    assertThat(new PieceLearner(words, 3).learnt(100)).doesNotContain("lower");
    Pieces known = new Pieces(List.of("n", "l", "##o", "##w", "low", "##est", "##e", "##r"));
    assertThat(known.of("lowest")).containsExactly("low", "##est");
    assertThat(known.of("lower")).containsExactly("low", "##e", "##r");
    assertThat(known.of("new")).containsExactly("n", "##e", "##w");
    assertThat(known.of("xenon")).as("unknown").containsExactly("xenon");
  }

  @Test
  void theVocabularyAndTheLengthAreThoseOfPieces() {
    TokenSettings settings =
        new TokenSettings(
            Unit.PIECES, true, false, false, 1, 0, 1, 9, 20, 1, TokenSettings.NO_VECTORS);
    FittedTokens fitted =
        new VocabularyFit(settings).fitted("t", () -> Stream.of("aab aab", "aa ab", "x"));
    assertThat(fitted.tokens()).hasSizeLessThanOrEqualTo(9).contains("a", "##b", "aab");
    float[] ids = new float[fitted.most()];
    new TokenIds(fitted).write("aab é", ids, 0);
    assertThat(ids[0]).isGreaterThanOrEqualTo(FittedTokens.FIRST);
    assertThat(new TokenIds(fitted).count("")).isEqualTo(1);
  }
}
