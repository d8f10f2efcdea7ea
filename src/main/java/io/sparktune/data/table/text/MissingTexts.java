package io.sparktune.data.table.text;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Texts that count as missing, whatever their capitals. A number is the same however it is written:
 * {@code -999} is also {@code -999.0}.
 */
public final class MissingTexts {

  private final Set<String> texts = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();
  private final Set<Double> values = new HashSet<>();
  private final int longest;

  public MissingTexts(Collection<String> texts) {
    texts.forEach(text -> this.texts.add(text.strip().toLowerCase(Locale.ROOT)));
    for (String text : this.texts) {
      number(text).ifPresent(numbers::add);
      double value = text.isEmpty() ? Double.NaN : CellText.number(text);
      if (Double.isFinite(value)) {
        values.add(value + 0.0);
      }
    }
    longest = this.texts.stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * Whether a cell is one of them.
   *
   * @param text without white space around it
   */
  public boolean contains(String text) {
    return (text.length() <= longest && texts.contains(text.toLowerCase(Locale.ROOT)))
        || (!numbers.isEmpty() && number(text).filter(numbers::contains).isPresent());
  }

  /** Whether the one text of a finite number is one of them. */
  public boolean contains(double number) {
    return values.contains(number) && contains(NumberText.of(number));
  }

  /** Whether a number can be one of them. */
  public boolean haveNumbers() {
    return !values.isEmpty();
  }

  private static Optional<String> number(String text) {
    return text.isEmpty() ? Optional.empty() : NumberText.ofCell(text);
  }
}
