package io.sparktune.report.text;

import java.util.ArrayList;
import java.util.List;

/** A cell of a text table. */
record Cell(String text) {

  /**
   * Its lines in a column of this width, broken between words, and within those that are longer.
   */
  List<String> wrapped(int width) {
    if (ScreenWidth.of(text) <= width) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (ScreenWidth.of(longer) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word;
      while (ScreenWidth.of(line) > width) {
        String start = ScreenWidth.start(line, width);
        lines.add(start);
        line = line.substring(start.length());
      }
    }
    lines.add(line);
    return lines;
  }
}
