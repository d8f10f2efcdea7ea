package io.sparktune.data.text.tokens;

import io.sparktune.settings.FileReference;
import io.sparktune.settings.Settings;

/**
 * The tokens of a text and the vocabulary that training rows give.
 *
 * @param lowerCase whether capitals count as small letters
 * @param stripAccents whether letters lose their accents
 * @param punctuation whether each sign of punctuation is a token; without meaning for characters
 * @param nGrams the longest run of consecutive words that is a token, too; 1 for single words and
 *     without meaning for other tokens
 * @param characterGrams the longest run of characters of a word that is a token, too; 0 for none
 *     and without meaning for other tokens
 * @param minCount how often a token occurs at least
 * @param vocabulary the most tokens that are known
 * @param length the most tokens of a text that the network reads
 * @param lengthShare the share of training texts that the network reads whole, if they are not
 *     longer than that
 * @param vectors a file with vectors of words, all of which are known; without a path for none
 */
public record TokenSettings(
    Unit unit,
    boolean lowerCase,
    boolean stripAccents,
    boolean punctuation,
    int nGrams,
    int characterGrams,
    int minCount,
    int vocabulary,
    int length,
    double lengthShare,
    FileReference vectors)
    implements Settings {

  public TokenSettings {
    if (nGrams < 1 || minCount < 1 || vocabulary < 1 || length < 1) {
      throw new IllegalArgumentException(
          "n-grams are %d, the least count %d, the vocabulary %d, the length %d"
              .formatted(nGrams, minCount, vocabulary, length));
    }
    if (characterGrams < 0) {
      throw new IllegalArgumentException("runs of characters have the length " + characterGrams);
    }
    if (!(lengthShare > 0 && lengthShare <= 1)) {
      throw new IllegalArgumentException("the share of texts is " + lengthShare);
    }
  }

  /** No file of vectors. */
  public static final FileReference NO_VECTORS = new FileReference("", "");

  public boolean haveVectors() {
    return !vectors.path().isEmpty();
  }

  /** A kind of token. */
  public enum Unit {
    WORDS,
    CHARACTERS,
    /** Pieces of words that are learnt on training rows. */
    PIECES
  }
}
