package io.sparktune.settings;

import java.util.Locale;

/** The name of a constant as study files and tables write it. */
public final class ConstantName {

  private ConstantName() {}

  /** In small letters with hyphens: {@code EXACT_MATCH} is {@code exact-match}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
