package io.sparktune.data.table.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The one text of a date or of a moment: ISO 8601 in UTC, to the microsecond. Midnight has the text
 * of its date.
 */
public final class MomentText {

  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter();

  private static final int DATE_LENGTH = "2024-02-29".length();

  private MomentText() {}

  public static String of(LocalDate date) {
    return date.toString();
  }

  /** Of a moment in UTC. */
  public static String of(LocalDateTime moment) {
    LocalDateTime exact = moment.truncatedTo(ChronoUnit.MICROS);
    return exact.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? of(exact.toLocalDate())
        : exact.format(MOMENT);
  }

  /**
   * The seconds since 1970 in UTC of the date or moment that a cell spells; NaN if it spells none.
   */
  public static double seconds(String cell, DateOrder order) {
    return ofCell(cell, order).map(CellText::time).orElse(Double.NaN);
  }

  /** The text of the date or moment that a cell spells, in UTC where it has no offset. */
  public static Optional<String> ofCell(String cell, DateOrder order) {
    if (!isIso(cell)) {
      return WrittenDate.of(cell, order).map(MomentText::of);
    }
    try {
      return Optional.of(
          cell.length() == DATE_LENGTH ? of(LocalDate.parse(cell)) : of(moment(cell)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether a cell has the form of ISO 8601. */
  public static boolean isIso(String cell) {
    return cell.length() >= DATE_LENGTH && cell.charAt(4) == '-';
  }

  private static LocalDateTime moment(String cell) {
    String iso = cell.replace(' ', 'T');
    boolean offset =
        iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > DATE_LENGTH;
    return offset
        ? LocalDateTime.ofInstant(OffsetDateTime.parse(iso).toInstant(), ZoneOffset.UTC)
        : LocalDateTime.parse(iso);
  }
}
