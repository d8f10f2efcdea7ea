package io.sparktune.config.text;

import com.typesafe.config.ConfigOrigin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The location of a setting in its source.
 *
 * @param file the file or the override
 * @param line counted from 1, 0 where there is none
 */
public record SourceLocation(String file, int line) {

  /** The origin of everything that the user did not write. */
  public static final String DEFAULTS = "defaults";

  /** The beginning of the origins of overrides, which have no lines. */
  public static final String OVERRIDE = "override ";

  private static final Pattern UNKNOWN =
      Pattern.compile(
          OVERRIDE + "(\"[^=]*)=\\s*(?!(?:-?[0-9.]+(?:e-?[0-9]+)?|true|false|\\W)\"$).*");

  private static final Pattern DESCRIPTION = Pattern.compile("(.*?)(?:: (\\d+)(?:-\\d+)?)?");

  public SourceLocation {
    line = file.startsWith(OVERRIDE) ? 0 : line;
  }

  public static SourceLocation of(ConfigOrigin origin) {
    String text = origin.description();
    if (text.startsWith("merge of ")) {
      int defaults = text.indexOf("," + DEFAULTS);
      text = text.substring("merge of ".length(), defaults < 0 ? text.length() : defaults);
    }
    Matcher matcher = DESCRIPTION.matcher(text);
    if (!matcher.matches()) {
      return new SourceLocation(text, 0);
    }
    boolean lineKnown = matcher.group(2) != null && matcher.group(2).length() < 9;
    return new SourceLocation(matcher.group(1), lineKnown ? Integer.parseInt(matcher.group(2)) : 0);
  }

  /** The same, without what an override of nobody knows what says, unless that is a number. */
  public SourceLocation withoutText() {
    Matcher override = UNKNOWN.matcher(file);
    return override.matches()
        ? new SourceLocation(OVERRIDE + override.group(1) + "=...\"", line)
        : this;
  }

  public static boolean isDefault(ConfigOrigin origin) {
    return of(origin).file().equals(DEFAULTS);
  }
}
