package io.sparktune.space.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lexer of expressions. */
final class Tokens {

  private static final Pattern SPACE = Pattern.compile("\\s*+");
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");

  /** A hyphen or a dot belongs to a name where a letter or digit follows at once. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*+(?:[-.]\\w++)*+");

  /** The class behind a metric's name, in quotes or up to the next sign or word. */
  private static final Pattern CLASS =
      Pattern.compile(
          "@(?:'(?<single>[^']++)'|\"(?<double>[^\"]++)\""
              + "|(?<bare>[^\\s'\"<>=!()+*/^,][^'\"<>=!()+*/^,]*?)"
              + "(?=\\s*(?:[<>=!()+*/^,]|$)|\\s+-|\\s+(?:and|or|not)\\b))");

  private static final Pattern TEXT = Pattern.compile("'[^']*+'|\"[^\"]*+\"");
  private static final Pattern SIGN = Pattern.compile("<=|>=|==|!=|=>|[-<>+*/^(),]");

  private Tokens() {}

  /** All tokens, an {@link Type#END} last. */
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = end(SPACE, text, 0);
    while (at < text.length()) {
      Token token = next(text, at);
      tokens.add(token);
      at = end(SPACE, text, token.end());
    }
    tokens.add(new Token(Token.Type.END, "", text.length() + 1, text.length()));
    return tokens;
  }

  private static Token next(String text, int at) {
    int end = end(NUMBER, text, at);
    if (end > at) {
      return new Token(Token.Type.NUMBER, text.substring(at, end), at + 1, end);
    }
    end = end(NAME, text, at);
    if (end > at) {
      return name(text, at, end);
    }
    end = end(TEXT, text, at);
    if (end > at) {
      return new Token(Token.Type.TEXT, text.substring(at + 1, end - 1), at + 1, end);
    }
    end = end(SIGN, text, at);
    if (end > at) {
      return new Token(Token.Type.SIGN, text.substring(at, end), at + 1, end);
    }
    throw new ExpressionError(at + 1, problem(text.charAt(at)));
  }

  /** A name, with {@code @} and its class if it has one. */
  private static Token name(String text, int at, int end) {
    String name = text.substring(at, end);
    if (end == text.length() || text.charAt(end) != '@') {
      return new Token(Token.Type.NAME, name, at + 1, end);
    }
    Matcher found = CLASS.matcher(text).region(end, text.length()).useTransparentBounds(true);
    if (!found.lookingAt()) {
      throw new ExpressionError(end + 1, "got @, wanted a class behind it, such as f1@'not ill'");
    }
    String label =
        Stream.of("single", "double", "bare")
            .map(found::group)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    return new Token(Token.Type.NAME, name + "@" + label, at + 1, found.end());
  }

  private static String problem(char c) {
    return switch (c) {
      case '\'', '"' -> "the text is never closed";
      case '=' -> "got =, wanted == or =>";
      case '!' -> "got !, wanted != or not";
      case '&' -> "got &, wanted and";
      case '|' -> "got |, wanted or";
      default ->
          (c > ' ' && c < 0x7f ? String.valueOf(c) : String.format("U+%04X", (int) c))
              + " means nothing here";
    };
  }

  private static int end(Pattern pattern, String text, int from) {
    Matcher matcher = pattern.matcher(text).region(from, text.length());
    return matcher.lookingAt() ? matcher.end() : from;
  }
}
