package io.sparktune.data.table.text;

import java.util.regex.Pattern;

/** A line among the rows that is none: it sums up others, or says their units. */
public final class StrayLine {

  private static final Pattern TOTAL =
      Pattern.compile(
          "(grand |sub-?|sub )?totals?( .*)?|.* total|sum|summe|gesamt|insgesamt|somme|suma"
              + "|totale|totaal|samtliga|summa|yhteensä|i alt|итого|всего|razem|celkem|合计|合計|总计"
              + "|mean|average|avg\\.?|median|all|overall",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern UNIT =
      Pattern.compile("[\\[(]?[\\p{L}%‰°µΩ/·.²³^*0-9 -]{1,20}[\\])]?");

  private StrayLine() {}

  /** Whether a cell in a column of numbers names what sums up others. */
  public static boolean isTotal(String cell) {
    return TOTAL.matcher(cell).matches();
  }

  /** Whether a cell may be the unit of the numbers below it. */
  public static boolean isUnit(String cell) {
    return UNIT.matcher(cell).matches();
  }
}
