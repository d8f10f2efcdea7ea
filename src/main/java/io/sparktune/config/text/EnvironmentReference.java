package io.sparktune.config.text;

import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reference to an environment variable, as a part of a text that is kept without its value. */
public final class EnvironmentReference {

  /** Characters that no text means. */
  private static final String OPEN = "\uE0F0";

  private static final String CLOSE = "\uE0F1";

  private static final Pattern REFERENCE = Pattern.compile(OPEN + "([^" + CLOSE + "]*)" + CLOSE);

  private EnvironmentReference() {}

  /** The part of a text that stands for a variable. */
  public static String to(String variable) {
    return OPEN + variable + CLOSE;
  }

  /** The variables that a text refers to. */
  public static List<String> in(String text) {
    return REFERENCE.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** What the user wrote of it. */
  public static String withoutReferences(String text) {
    return REFERENCE.matcher(text).replaceAll("");
  }

  /** The text in HOCON, such as {@code "s3a://"${BUCKET}"/rows.csv"}. */
  public static String hocon(String text) {
    List<String> parts = new ArrayList<>();
    Matcher reference = REFERENCE.matcher(text);
    int from = 0;
    while (reference.find()) {
      if (reference.start() > from) {
        parts.add(ConfigUtil.quoteString(text.substring(from, reference.start())));
      }
      parts.add("${" + reference.group(1) + "}");
      from = reference.end();
    }
    if (from < text.length()) {
      parts.add(ConfigUtil.quoteString(text.substring(from)));
    }
    return String.join("", parts);
  }
}
