package io.sparktune.data.table.text;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text between the labels of a cell that has any number of them.
 *
 * @param text one or more characters
 */
public record LabelSeparator(String text) implements Serializable {

  public LabelSeparator {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("nothing separates labels");
    }
  }

  /** The labels of a cell, each once; a missing cell has none. */
  public List<String> split(@Nullable String cell) {
    return cell == null
        ? List.of()
        : Pattern.compile(text, Pattern.LITERAL)
            .splitAsStream(cell)
            .map(String::strip)
            .filter(label -> !label.isEmpty())
            .distinct()
            .toList();
  }

  /** The cell of some labels. */
  public String join(List<String> labels) {
    return String.join(text, labels);
  }
}
