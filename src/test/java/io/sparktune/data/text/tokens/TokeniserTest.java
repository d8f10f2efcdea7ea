package io.sparktune.data.text.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.text.tokens.TokenSettings.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TokeniserTest {

  private static List<String> words(String text) {
    return tokens(text, Unit.WORDS, true, false, false, 1);
  }

  private static List<String> tokens(
      String text, Unit unit, boolean lower, boolean strip, boolean signs, int grams) {
    TokenSettings settings =
        new TokenSettings(
            unit, lower, strip, signs, grams, 0, 1, 10, 10, 1, TokenSettings.NO_VECTORS);
    return new Tokeniser(settings).tokens(text);
  }

  @Test
  void wordsAreRunsOfLettersAndDigits() {
    assertThat(words("Good case, Excellent value."))
        .containsExactly("good", "case", "excellent", "value");
    assertThat(words("don’t 'quote' rock'n'roll U2's 3.5mm"))
        .containsExactly("don't", "quote", "rock'n'roll", "u2's", "3", "5mm");
    assertThat(words("ﬁne Ｗｉｄｅ straße")).containsExactly("fine", "wide", "straße");
    assertThat(words("東京 is 大きい")).containsExactly("東", "京", "is", "大", "きい");
    assertThat(words("हिन्दी")).containsExactly("हिन्दी");
  }

  @Test
  void whatIsNoWordGivesNone() {
    assertThat(words("")).isEmpty();
    assertThat(words(" \t\u00a0\u200b\u0000\u0007 … — ''' ")).isEmpty();
    assertThat(words("a\ud83db\ude00c")).as("lone surrogates").containsExactly("a", "b", "c");
  }

  @Test
  void signsAndPicturesMayBeTokens() {
    assertThat(tokens("Great 👍!!", Unit.WORDS, false, false, true, 1))
        .containsExactly("Great", "👍", "!", "!");
  }

  @Test
  void gramsStandBehindTheirLastWord() {
    assertThat(tokens("not so good", Unit.WORDS, true, false, false, 3))
        .containsExactly("not", "so", "not so", "good", "so good", "not so good");
  }

  @Test
  void runsOfCharactersStandBehindTheirWord() {
    TokenSettings settings =
        new TokenSettings(
            Unit.WORDS, true, false, false, 2, 4, 1, 10, 10, 1, TokenSettings.NO_VECTORS);
    assertThat(new Tokeniser(settings).tokens("So a\ud83d\udc4db"))
        .containsExactly("so", "~<so", "~so>", "a", "so a", "b", "a b");
    assertThat(CharacterGrams.of("good", 4))
        .containsExactly("~<go", "~goo", "~ood", "~od>", "~<goo", "~good", "~ood>");
    assertThat(CharacterGrams.of("so", 2)).containsExactly("~<s", "~so", "~o>");
    assertThat(CharacterGrams.of("\ud835\udd38b", 3))
        .containsExactly("~<\ud835\udd38b", "~\ud835\udd38b>");
    assertThat(CharacterGrams.of("good", 0)).isEmpty();
  }

  @Test
  void accentsMayGo() {
    assertThat(tokens("Café Ångström Й", Unit.WORDS, true, true, false, 1))
        .containsExactly("cafe", "angstrom", "и");
  }

  @Test
  void charactersHaveOneSpaceBetweenWords() {
    assertThat(tokens(" a \n\t b\u0000👍 ", Unit.CHARACTERS, true, false, false, 1))
        .containsExactly("a", " ", "b", "👍");
  }

  @Test
  void aTextOfAMillionCharactersIsCut() {
    String text = "it's a'b ".repeat(120_000);
    assertThat(words(text)).hasSize(240_000);
    assertThat(words("a'".repeat(500_000))).hasSize(1);
  }
}
