package io.sparktune.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that are for nobody to read: what came from the environment, and what looks like a
 * credential. In all that is told or kept, the name of its variable or a mask stands for it.
 */
public final class Secrets {

  /** For Spark, which hides each property whose key or value has a part like this. */
  public static final String PATTERN =
      "(?i)secret|password|passwd|token|credential|access[._-]?key|api[._-]?key|account[._-]?key"
          + "|private[._-]?key|://[^\\s\"'@:/]*:(?!\\d{1,5}/)[^\\s\"'@]+@|[?&](?:sig|signature)=";

  private static final String MASK = "***";

  /** Shorter ones are parts of many words. */
  private static final int SHORTEST = 4;

  private static final String NAME =
      "(?:pass?wo?rd|passwd|passphrase|pwd|secret|token|credentials?|authorization"
          + "|(?:api|access|account|private|shared-?access)[._-]?key)";

  private static final Pattern WHOLE_NAME =
      Pattern.compile("(?i)(?:^|[._-])(?:" + NAME + "|sas)(?:$|[._-])");

  /** Each credential is the group of this name. */
  private static final String GROUP = "secret";

  private static final String OPEN = "(?<" + GROUP + ">";

  /** What is a credential wherever it stands. */
  private static final List<Pattern> CREDENTIALS =
      List.of(
          Pattern.compile("://" + OPEN + "[^\\s\"'@:/]{0,256}:(?!\\d{1,5}/)[^\\s\"'@]{1,1024})@"),
          Pattern.compile(
              "(?i)\\bjdbc:oracle:[a-z0-9]{1,16}:[^\\s\"'/@:]{1,256}/"
                  + OPEN
                  + "[^\\s\"'@]{1,1024})@"),
          Pattern.compile(
              "(?i)(?:^|[?&;\\s\"'])(?:sig|signature|x-(?:amz|goog)-(?:signature|credential"
                  + "|security-token))="
                  + OPEN
                  + "[^&\\s\"']+)"),
          Pattern.compile("(?i)\\bbearer\\s+" + OPEN + "[a-z0-9._~+/-]{16,}=*)"),
          Pattern.compile(OPEN + "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b)"),
          Pattern.compile(OPEN + "\\beyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.[\\w-]*)?)"),
          Pattern.compile(
              OPEN + "\\b(?:gh[opsur]_\\w{30,}|xox[abprs]-[\\w-]{10,}|AIza[\\w-]{35}))"),
          Pattern.compile("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----" + OPEN + ".*?)(?:-----END|$)"));

  /**
   * What is one because of its name. Repetitions before a credential have a limit, so that long
   * texts of strangers take no longer than they are.
   */
  private static final List<Pattern> NAMED =
      List.of(
          Pattern.compile(
              "(?i)"
                  + NAME
                  + "[\\w.-]{0,64}[\"']?\\s{0,8}=\\s{0,8}"
                  + OPEN
                  + "\"[^\"]*\"|'[^']*'|[^\\s,;}&\"']+)"),
          Pattern.compile(
              "(?i)"
                  + NAME
                  + "[\\w.-]{0,64}[\"']\\s{0,8}:\\s{0,8}"
                  + OPEN
                  + "\"[^\"]*\"|'[^']*')"));

  private static final Map<String, String> REFERENCES = new ConcurrentHashMap<>();

  private Secrets() {}

  /** A value of the environment, which its reference stands for from now on. */
  public static void keep(String variable, String value) {
    boolean isPlain = value.matches("-?[0-9.]+([eE][+-]?[0-9]+)?|true|false");
    if (isName(variable) ? !value.isBlank() : value.length() >= SHORTEST && !isPlain) {
      String reference = "${" + variable + "}";
      REFERENCES.put(value, reference);
      REFERENCES.put(value.replace("\\", "\\\\").replace("\"", "\\\""), reference);
    }
  }

  /** A text without any of them. */
  public static String masked(String text) {
    String masked = text;
    List<Map.Entry<String, String>> longestFirst =
        REFERENCES.entrySet().stream()
            .sorted(Comparator.comparingInt(entry -> -entry.getKey().length()))
            .toList();
    for (Map.Entry<String, String> entry : longestFirst) {
      masked = masked.replace(entry.getKey(), entry.getValue());
    }
    for (Pattern pattern : CREDENTIALS) {
      masked = masked(masked, pattern);
    }
    for (Pattern pattern : NAMED) {
      masked = masked(masked, pattern);
    }
    return masked;
  }

  private static String masked(String text, Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder masked = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      boolean isReference = matcher.group(GROUP).matches("[\"']?\\$\\{.*");
      masked.append(text, from, matcher.start(GROUP));
      masked.append(isReference ? matcher.group(GROUP) : MASK);
      from = matcher.end(GROUP);
    }
    return masked.append(text, from, text.length()).toString();
  }

  /** Whether a text holds a credential, by its looks. */
  public static boolean isIn(String text) {
    return CREDENTIALS.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }

  /** Whether a text has a value whose name is that of a credential, such as in an address. */
  public static boolean isNamedIn(String text) {
    return NAMED.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }

  /** Whether a key or a variable is named like a credential. */
  public static boolean isName(String name) {
    return WHOLE_NAME.matcher(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")).find();
  }
}
