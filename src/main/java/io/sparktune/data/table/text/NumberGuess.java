package io.sparktune.data.table.text;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way to read the cells of a column as numbers that the settings do not name.
 *
 * @param format that reads them
 * @param sign that all of them have and that is new; empty for none
 * @param isAmbiguous whether a comma may be a decimal one as well as one of thousands
 * @param asked the settings
 */
public record NumberGuess(CellFormat format, String sign, boolean isAmbiguous, CellFormat asked) {

  /** Signs are told where at least so many different numbers have them. */
  private static final int FEWEST_SIGNED = 3;

  private static final Pattern CELL =
      Pattern.compile(
          "[-+\u2212]?\\s*(?<before>[A-Z]{0,3}\\p{Sc}|[A-Z]{3}(?=[\\s\\d])|kr\\.?|Rs\\.?)?"
              + "[\\s\u00A0\u202F]*[-+\u2212]?(?<number>[0-9]+(?:[.,'\u2019"
              + " \u00A0\u2009\u202F][0-9]+)*(?:[eE][-+]?[0-9]+)?|[.,][0-9]+)[\\s\u00A0\u202F]*(?<after>[\\p{L}\\p{Sc}%\u2030\u00B0\u00B2\u00B3/.\u00B7\""
              + " ]{1,15})?");

  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toSet());

  /** The decimal sign and that of thousands, the usual ones first. */
  private static final List<String> WAYS = List.of(".", ".,", ",", ",.", ". ", ", ", ".'", ",'");

  /**
   * A guess that makes numbers of all these cells but those that are spelled as missing and, where
   * there is no new sign, of a few that look like mistakes.
   *
   * @param cells without missing ones
   * @param most the number of cells that may look like mistakes
   */
  public static Optional<NumberGuess> of(Iterable<String> cells, InputCells asked, double most) {
    Set<String> numbers = new HashSet<>();
    Set<String> signs = new HashSet<>();
    int others = 0;
    int guessed = 0;
    for (String cell : cells) {
      if (Double.isFinite(asked.parsed(cell))) {
        numbers.add(cell);
      } else if (!MissingSpellings.isKnown(cell)) {
        Optional<Signed> signed = signed(cell);
        signed.ifPresent(number -> numbers.add(number.digits()));
        signed.map(Signed::sign).filter(sign -> !sign.isEmpty()).ifPresent(signs::add);
        others += signed.isPresent() ? 0 : 1;
        guessed += signed.isPresent() ? 1 : 0;
      }
      if (others > most || signs.size() > 1) {
        return Optional.empty();
      }
    }
    if (guessed == 0) {
      return Optional.empty();
    }
    String sign = signs.stream().findFirst().orElse("");
    String newSign = asked.format().strip().contains(sign) ? "" : sign;
    return !newSign.isEmpty() && (others > 0 || numbers.size() < FEWEST_SIGNED)
        ? Optional.empty()
        : of(numbers, newSign, asked.format());
  }

  private static Optional<NumberGuess> of(Set<String> numbers, String sign, CellFormat asked) {
    List<String> strip = new ArrayList<>(asked.strip());
    if (!sign.isEmpty()) {
      strip.add(sign);
    }
    List<CellFormat> formats =
        Stream.concat(
                Stream.of(asked.withNumbers(asked.decimal(), asked.thousands(), strip)),
                WAYS.stream()
                    .map(way -> asked.withNumbers(way.substring(0, 1), way.substring(1), strip)))
            .filter(format -> reads(format, numbers))
            .toList();
    return formats.stream()
        .findFirst()
        .map(
            format ->
                new NumberGuess(
                    format,
                    sign,
                    format.thousands().equals(",")
                        && !asked.thousands().equals(",")
                        && formats.stream().anyMatch(other -> other.decimal().equals(",")),
                    asked));
  }

  private static boolean reads(CellFormat format, Set<String> numbers) {
    NumberReader reader = new NumberReader(format);
    return numbers.stream().allMatch(number -> Double.isFinite(reader.number(number)));
  }

  /** A number and the sign that it has. */
  private record Signed(String digits, String sign) {}

  /** Empty if the cell is none, or has signs on both sides. */
  private static Optional<Signed> signed(String cell) {
    Matcher parts = CELL.matcher(cell);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String before = Objects.requireNonNullElse(parts.group("before"), "").strip();
    String after = Objects.requireNonNullElse(parts.group("after"), "").strip();
    boolean isOther = CODE.matcher(before).matches() && !CURRENCIES.contains(before);
    return isOther || !(before.isEmpty() || after.isEmpty())
        ? Optional.empty()
        : Optional.of(new Signed(parts.group("number"), before + after));
  }

  /** Whether only the decimal sign differs from that of the settings. */
  public boolean isDecimalOnly() {
    return sign.isEmpty()
        && (format.thousands().isEmpty() || format.thousands().equals(asked.thousands()));
  }

  /** The number that a cell is, NaN if it is none. */
  public double number(String cell) {
    return new NumberReader(format).number(cell);
  }

  /** The keys that make numbers of the cells, such as {@code set data.strip = ["$"]}. */
  public String remedy() {
    List<String> keys = new ArrayList<>();
    if (!sign.isEmpty()) {
      keys.add("data.strip = " + Quoted.list(format.strip()));
    }
    if (!format.decimal().equals(asked.decimal())) {
      keys.add("data.decimal = " + Quoted.text(format.decimal()));
    }
    if (!format.thousands().equals(asked.thousands())) {
      keys.add("data.thousands = " + Quoted.text(format.thousands()));
    }
    return "set "
        + String.join(" and ", keys)
        + (isAmbiguous ? " (or data.decimal = \",\" if the comma is a decimal one)" : "");
  }
}
