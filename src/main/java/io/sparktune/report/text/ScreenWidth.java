package io.sparktune.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.utils.WCWidth;

/**
 * The number of columns that a line of text may take. East Asian wide characters take two of them,
 * combining characters none.
 */
public record ScreenWidth(int columns) {

  /** The width where there is no terminal. */
  public static final ScreenWidth STANDARD = new ScreenWidth(80);

  /** No line is too long. */
  public static final ScreenWidth UNLIMITED = new ScreenWidth(Integer.MAX_VALUE);

  private static final String CUT = "…";

  /** Parts of a line, such as those of the progress, are kept together if there is room. */
  private static final Pattern PART = Pattern.compile("\\S+(?: \\S+)*");

  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final int LEAST_INDENT = 2;
  private static final int DEEPEST_INDENT = 20;

  public ScreenWidth {
    if (columns < 1) {
      throw new IllegalArgumentException(columns + " columns");
    }
  }

  /** The columns that a text takes. */
  public static int of(String text) {
    return text.codePoints().map(character -> Math.max(0, WCWidth.wcwidth(character))).sum();
  }

  /** Whether a line is short enough. */
  public boolean fits(String line) {
    return of(line) <= columns;
  }

  /** The first columns of a text, with an ellipsis where it is too long. */
  public String cut(String text) {
    return fits(text) ? text : start(text, columns - 1) + CUT;
  }

  /** The longest start of a text that takes at most so many columns. */
  static String start(String text, int columns) {
    int end = 0;
    int taken = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      taken += Math.max(0, WCWidth.wcwidth(character));
      if (taken > columns) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end);
  }

  /**
   * The same text with line breaks between words where a line is too long. The rest of such a line
   * stands below its second part, or is indented. A word that is too long by itself, such as a
   * path, stays whole.
   */
  public String wrapped(String text) {
    return text.lines()
            .flatMap(line -> (fits(line) ? List.of(line) : broken(line)).stream())
            .collect(Collectors.joining("\n"))
        + (text.endsWith("\n") ? "\n" : "");
  }

  private List<String> broken(String line) {
    String indent = indent(line);
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int end = 0;
    for (MatchResult piece : pieces(line, indent)) {
      String longer = line.substring(end, piece.end());
      boolean isTooLong = !fits(current + longer) && fits(indent + piece.group());
      if (isTooLong && !current.toString().isBlank()) {
        lines.add(current.toString());
        current = new StringBuilder(indent);
        longer = piece.group();
      }
      current.append(longer);
      end = piece.end();
    }
    lines.add(current.toString());
    return lines;
  }

  /** The blanks before the rest of a line. */
  private static String indent(String line) {
    List<MatchResult> parts = PART.matcher(line).results().limit(2).toList();
    int second = parts.size() < 2 ? Integer.MAX_VALUE : of(line.substring(0, parts.get(1).start()));
    return " ".repeat(second <= DEEPEST_INDENT ? second : parts.get(0).start() + LEAST_INDENT);
  }

  /** The parts of a line, and the words of those that are too long by themselves. */
  private List<MatchResult> pieces(String line, String indent) {
    List<MatchResult> pieces = new ArrayList<>();
    PART.matcher(line)
        .results()
        .forEach(
            part -> {
              if (fits(indent + part.group())) {
                pieces.add(part);
              } else {
                Matcher words = WORD.matcher(line).region(part.start(), part.end());
                while (words.find()) {
                  pieces.add(words.toMatchResult());
                }
              }
            });
    return pieces;
  }
}
