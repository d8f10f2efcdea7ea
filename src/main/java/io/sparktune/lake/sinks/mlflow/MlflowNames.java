package io.sparktune.lake.sinks.mlflow;

import io.sparktune.settings.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names and values as every MLflow server takes them, older ones too: names of letters, digits and
 * {@code _-. /} that are no path to another name, in at most 250 bytes; values of at most 500
 * characters for parameters and 5,000 for tags.
 */
final class MlflowNames {

  private static final int LONGEST_NAME = 250;
  private static final int LONGEST_PARAMETER = 500;
  private static final int LONGEST_TAG = 5_000;
  private static final int LONGEST_RUN_NAME = 250;

  /** Parts of a path that stand for other ones. */
  private static final Set<String> PATH = Set.of("", ".", "..");

  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}_\\-. /]");

  private MlflowNames() {}

  /**
   * The name of a metric or parameter. Where it cannot be what it is, a part of its digest stands
   * behind it, so that different ones stay different.
   */
  static String name(String any) {
    String known = any.replace("@", "_at_");
    String name =
        Arrays.stream(OTHER.matcher(known).replaceAll("_").split("/", -1))
            .map(part -> PATH.contains(part) ? "_" : part)
            .collect(Collectors.joining("/"));
    if (name.equals(known) && bytes(name) <= LONGEST_NAME) {
      return name;
    }
    String digest = "_" + Sha256.of(any.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    return cut(name, LONGEST_NAME - digest.length()) + digest;
  }

  static String parameter(String value) {
    return cut(value, LONGEST_PARAMETER);
  }

  static String tag(String value) {
    return cut(value, LONGEST_TAG);
  }

  static String runName(String name) {
    return cut(name, LONGEST_RUN_NAME);
  }

  /** The longest beginning that has at most this many bytes in UTF-8, marked where it is cut. */
  private static String cut(String text, int most) {
    if (bytes(text) <= most) {
      return text;
    }
    String mark = "...";
    int end = Math.min(text.length(), most);
    while (bytes(text.substring(0, end)) > most - mark.length()
        || Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + mark;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
