package io.sparktune.data.table.text;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Texts that count as missing, whatever their capitals. */
public final class MissingTexts {

  private final Set<String> texts = new HashSet<>();
  private final int longest;

  public MissingTexts(Collection<String> texts) {
    texts.forEach(text -> this.texts.add(text.strip().toLowerCase(Locale.ROOT)));
    longest = this.texts.stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * Whether a cell is one of them.
   *
   * @param text without white space around it
   */
  public boolean contains(String text) {
    return text.length() <= longest && texts.contains(text.toLowerCase(Locale.ROOT));
  }
}
