package io.sparktune.space.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lexer of expressions. */
final class Tokens {

  private static final Pattern SPACE = Pattern.compile("\\s*+");
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");

  /** A hyphen, a dot or an at sign belongs to a name where a letter or digit follows at once. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*+(?:[-.@]\\w++)*+");

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
      int quotes = token.type() == Token.Type.TEXT ? 2 : 0;
      at = end(SPACE, text, at + token.text().length() + quotes);
    }
    tokens.add(new Token(Token.Type.END, "", text.length() + 1));
    return tokens;
  }

  private static Token next(String text, int at) {
    int end = end(NUMBER, text, at);
    if (end > at) {
      return new Token(Token.Type.NUMBER, text.substring(at, end), at + 1);
    }
    end = end(NAME, text, at);
    if (end > at) {
      return new Token(Token.Type.NAME, text.substring(at, end), at + 1);
    }
    end = end(TEXT, text, at);
    if (end > at) {
      return new Token(Token.Type.TEXT, text.substring(at + 1, end - 1), at + 1);
    }
    end = end(SIGN, text, at);
    if (end > at) {
      return new Token(Token.Type.SIGN, text.substring(at, end), at + 1);
    }
    throw new ExpressionError(at + 1, problem(text.charAt(at)));
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
