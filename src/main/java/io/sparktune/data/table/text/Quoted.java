package io.sparktune.data.table.text;

import java.util.List;
import java.util.stream.Collectors;

/** Texts as they are written in a study file. */
public final class Quoted {

  private Quoted() {}

  static String text(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  public static String list(List<String> texts) {
    return texts.stream().map(Quoted::text).collect(Collectors.joining(", ", "[", "]"));
  }
}
