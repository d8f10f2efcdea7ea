package io.sparktune.documentation;

import java.nio.file.Path;
import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param line of its opening fence, counted from 1
 * @param info the words behind the opening fence, such as {@code hocon fragment}
 */
record FencedBlock(Path page, int line, String info, List<String> lines) {

  FencedBlock {
    lines = List.copyOf(lines);
  }

  boolean is(String kind) {
    return info.equals(kind);
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  @Override
  public String toString() {
    return page + ":" + line;
  }
}
