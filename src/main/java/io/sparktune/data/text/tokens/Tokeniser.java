package io.sparktune.data.text.tokens;

import io.sparktune.data.text.tokens.TokenSettings.Unit;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts texts into tokens; the same on every machine. */
final class Tokeniser {

  private static final char BETWEEN_WORDS = ' ';
  private static final int APOSTROPHE = '\'';
  private static final int TYPOGRAPHIC_APOSTROPHE = '\u2019';

  private final TokenSettings settings;

  Tokeniser(TokenSettings settings) {
    this.settings = settings;
  }

  /** The tokens of a text, in order; n-grams stand behind the last word of theirs. */
  List<String> tokens(String text) {
    String normal = normalised(text);
    if (settings.unit() == Unit.CHARACTERS) {
      return characters(normal);
    }
    List<String> words = words(normal);
    boolean alone = settings.nGrams() == 1 && settings.characterGrams() == 0;
    return alone || settings.unit() == Unit.PIECES ? words : withGrams(words);
  }

  private String normalised(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    if (settings.stripAccents()) {
      normal = withoutAccents(normal);
    }
    return settings.lowerCase() ? normal.toLowerCase(Locale.ROOT) : normal;
  }

  private static String withoutAccents(String text) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .filter(each -> Character.getType(each) != Character.NON_SPACING_MARK)
        .forEach(plain::appendCodePoint);
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }

  /** White space of any length is one space; control characters do not count. */
  private static List<String> characters(String text) {
    List<String> tokens = new ArrayList<>();
    boolean afterSpace = true;
    for (int place = 0; place < text.length(); ) {
      int each = text.codePointAt(place);
      place += Character.charCount(each);
      boolean isSpace = Character.isWhitespace(each) || Character.isSpaceChar(each);
      if (isSpace && !afterSpace) {
        tokens.add(" ");
      } else if (!isSpace && !Character.isISOControl(each)) {
        tokens.add(Character.toString(each));
      }
      afterSpace = isSpace || (afterSpace && Character.isISOControl(each));
    }
    if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).equals(" ")) {
      tokens.remove(tokens.size() - 1);
    }
    return tokens;
  }

  /** Runs of letters and digits, with apostrophes within; each ideograph is a word. */
  private List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int place = 0; place < text.length(); ) {
      int each = text.codePointAt(place);
      place += Character.charCount(each);
      if (Character.isIdeographic(each)) {
        end(word, words);
        words.add(Character.toString(each));
      } else if (isOfWord(each)) {
        word.appendCodePoint(each);
      } else if (isApostrophe(each)
          && !word.isEmpty()
          && place < text.length()
          && Character.isLetter(text.codePointAt(place))) {
        word.append((char) APOSTROPHE);
      } else {
        end(word, words);
        if (settings.punctuation() && isSign(each)) {
          words.add(Character.toString(each));
        }
      }
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isOfWord(int each) {
    int type = Character.getType(each);
    return Character.isLetterOrDigit(each)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isApostrophe(int each) {
    return each == APOSTROPHE || each == TYPOGRAPHIC_APOSTROPHE;
  }

  private static boolean isSign(int each) {
    return !Character.isWhitespace(each)
        && !Character.isSpaceChar(each)
        && !Character.isISOControl(each)
        && Character.getType(each) != Character.FORMAT
        && Character.getType(each) != Character.UNASSIGNED;
  }

  private List<String> withGrams(List<String> words) {
    List<String> tokens = new ArrayList<>();
    for (int last = 0; last < words.size(); last++) {
      tokens.add(words.get(last));
      for (int length = 2; length <= settings.nGrams() && length <= last + 1; length++) {
        tokens.add(
            String.join(String.valueOf(BETWEEN_WORDS), words.subList(last + 1 - length, last + 1)));
      }
      CharacterGrams.of(words.get(last), settings.characterGrams()).forEach(tokens::add);
    }
    return tokens;
  }
}
