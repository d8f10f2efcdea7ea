package io.sparktune.data.table.text;

import java.text.Normalizer;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Cells that are numbers in a way that no setting reads.
 *
 * @param form how they are written, such as {@code in parentheses}
 * @param example the first of them
 * @param written the same as it would be read
 */
public record UnreadNumbers(String form, String example, String written) {

  private static final Pattern NUMBER =
      Pattern.compile("[-+\u2212]?\\p{Sc}?[-+\u2212]?[0-9][0-9.,'\u2019]*([eE][-+]?[0-9]+)?%?");

  private static final int LONGEST = 40;

  /** A way to write numbers. */
  private record Form(String name, Pattern cell, UnaryOperator<String> read) {}

  private static final Form[] FORMS = {
    new Form(
        "in parentheses",
        Pattern.compile("\\p{Sc}?\\([\\p{Sc}]?[0-9][0-9.,'\u2019]*%?\\)%?"),
        cell -> "-" + cell.replaceAll("[()]", "")),
    new Form(
        "with the exponent D",
        Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)[dD][-+]?[0-9]{1,3}"),
        cell -> cell.replaceAll("[dD]", "E")),
    new Form(
        "in full-width digits",
        Pattern.compile(
            "(?=.*[\uFF10-\uFF19])[-+\u2212\uFF0D\uFF0B]?[0-9.,\uFF10-\uFF19\uFF0E\uFF0C]+"),
        cell -> Normalizer.normalize(cell, Normalizer.Form.NFKC)),
    new Form(
        "as times", Pattern.compile("[0-9]{1,3}:[0-5][0-9](:[0-5][0-9])?"), UnreadNumbers::hours)
  };

  /**
   * The way in which all these cells are written that are neither numbers as they are read nor
   * spelled as missing, but a few.
   *
   * @param cells without missing ones
   * @param most the number of cells that may be others
   */
  public static Optional<UnreadNumbers> of(Iterable<String> cells, InputCells asked, double most) {
    Optional<Form> form = Optional.empty();
    String example = "";
    int others = 0;
    for (String cell : cells) {
      if (isNumber(cell, asked) || MissingSpellings.isKnown(cell)) {
        continue;
      }
      Optional<Form> own = form(cell);
      if (form.isEmpty() && own.isPresent()) {
        form = own;
        example = cell;
      }
      others += own.isPresent() && own.equals(form) ? 0 : 1;
      if (others > most) {
        return Optional.empty();
      }
    }
    String first = example;
    return form.map(found -> new UnreadNumbers(found.name(), first, found.read().apply(first)));
  }

  private static boolean isNumber(String cell, InputCells asked) {
    return Double.isFinite(asked.parsed(cell))
        || (cell.length() <= LONGEST && NUMBER.matcher(cell).matches());
  }

  private static Optional<Form> form(String cell) {
    if (cell.length() <= LONGEST) {
      for (Form form : FORMS) {
        if (form.cell().matcher(cell).matches()) {
          return Optional.of(form);
        }
      }
    }
    return Optional.empty();
  }

  private static String hours(String cell) {
    double hours = 0;
    double unit = 1;
    for (String part : cell.split(":", -1)) {
      hours += Integer.parseInt(part) * unit;
      unit /= 60;
    }
    return String.valueOf(Math.round(hours * 1e4) / 1e4);
  }

  /** Such as {@code write "(5)" as -5}. */
  public String remedy() {
    return "write "
        + CellText.quoted(example)
        + " as "
        + written
        + (form.equals("as times") ? ", in hours" : "");
  }
}
