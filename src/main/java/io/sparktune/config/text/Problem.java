package io.sparktune.config.text;

import io.sparktune.settings.Secrets;
import java.io.Serializable;

/**
 * One thing wrong with a study file.
 *
 * @param file the file or the override in which it stands
 * @param line counted from 1, 0 where there is none
 * @param key the full path of the key, empty where no key is concerned
 * @param got what stands there, or what is wrong with it where nothing else is wanted
 * @param wanted what may stand there, may be empty
 * @param remedy what to do about it, may be empty
 */
public record Problem(String file, int line, String key, String got, String wanted, String remedy)
    implements Serializable {

  private static final int LONGEST_QUOTE = 80;

  /** A problem in one sentence. */
  public static Problem plain(SourceLocation place, String key, String sentence) {
    return new Problem(place.file(), place.line(), key, sentence, "", "");
  }

  public static Problem mismatch(SourceLocation place, String key, String got, String wanted) {
    return new Problem(place.file(), place.line(), key, cut(got), wanted, "");
  }

  public Problem withRemedy(String added) {
    return new Problem(file, line, key, got, wanted, added);
  }

  /** The beginning of a text, on one line and without secrets. */
  public static String cut(String text) {
    String oneLine = Secrets.masked(text).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    return oneLine.length() <= LONGEST_QUOTE
        ? oneLine
        : oneLine.substring(0, LONGEST_QUOTE) + "...";
  }

  /** One line, such as {@code my.conf:7: model.dropout: got 1.5, wanted a number}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    text.append(": ");
    if (!key.isEmpty()) {
      text.append(cut(key)).append(": ");
    }
    text.append(wanted.isEmpty() ? got : "got " + got + ", wanted " + wanted);
    if (!remedy.isEmpty()) {
      text.append("; ").append(remedy);
    }
    return text.toString();
  }
}
