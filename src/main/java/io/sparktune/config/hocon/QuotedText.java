package io.sparktune.config.hocon;

/** A text in quotes, one or three on each side. */
final class QuotedText {

  private static final String THREE = "\"\"\"";

  private QuotedText() {}

  /** Where a text that begins at a place ends, behind its quotes if it has any at its end. */
  static int end(String text, int from) {
    int at;
    if (text.startsWith(THREE, from)) {
      int end = text.indexOf(THREE, from + THREE.length());
      at = end < 0 ? text.length() : end + THREE.length();
      while (at < text.length() && text.charAt(at) == '"') {
        at++;
      }
      return at;
    }
    at = from + 1;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(text.length(), at);
    return at < text.length() && text.charAt(at) == '"' ? at + 1 : at;
  }
}
