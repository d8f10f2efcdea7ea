package io.sparktune.report.list;

import io.sparktune.lake.query.StoredColumn;
import io.sparktune.lake.query.StoredTable;
import io.sparktune.report.record.StudyFacts;
import io.sparktune.trial.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question about the trials of a run.
 *
 * @param reader for whom the answer is
 * @param columns in this order; where there are none, those that suit the reader
 * @param filters conditions that all hold, such as {@code score > 0.9}
 * @param order columns to sort by, the first one first, each with {@code :asc} or {@code :desc}
 *     behind it or not; where there are none, the best trial stands first
 * @param most rows
 */
public record TrialQuery(
    Reader reader, List<String> columns, List<String> filters, List<String> order, int most) {

  /** The reader of a list of trials. */
  public enum Reader {
    /** A person, who needs the essential columns by their names in the study file. */
    PERSON,
    /** A program, which needs all columns by their names in the table. */
    PROGRAM
  }

  private static final String SCORE = "score";

  public TrialQuery {
    columns = List.copyOf(columns);
    filters = List.copyOf(filters);
    order = List.copyOf(order);
  }

  /**
   * The answer.
   *
   * @throws BadQuery if the trials lack a column, or a filter or order is none
   */
  public TrialList of(StoredTable trials, StudyFacts study) {
    boolean isForPerson = reader == Reader.PERSON;
    TrialColumns named = new TrialColumns(trials, study);
    List<StoredColumn> shown =
        columns.isEmpty()
            ? isForPerson ? named.forPeople(study) : trials.columns()
            : columns.stream().map(named::of).toList();
    List<TrialFilter> conditions = filters.stream().map(TrialFilter::of).toList();
    List<StoredColumn> tested =
        conditions.stream().map(filter -> named.of(filter.column())).toList();
    Comparator<Integer> sorted = order(named, study, trials.rows() == 0);
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < trials.rows(); row++) {
      boolean isKept = true;
      for (int place = 0; place < conditions.size(); place++) {
        isKept = isKept && conditions.get(place).keeps(tested.get(place), row);
      }
      if (isKept) {
        rows.add(row);
      }
    }
    List<List<@Nullable Object>> cells =
        rows.stream().sorted(sorted).limit(most).map(row -> cells(shown, row)).toList();
    List<String> head =
        shown.stream().map(isForPerson ? named::shown : StoredColumn::name).toList();
    return new TrialList(head, cells, rows.size(), trials.rows());
  }

  private static List<@Nullable Object> cells(List<StoredColumn> shown, int row) {
    List<@Nullable Object> cells = new ArrayList<>();
    shown.forEach(column -> cells.add(column.cell(row)));
    return cells;
  }

  private Comparator<Integer> order(TrialColumns named, StudyFacts study, boolean isEmpty) {
    Comparator<Integer> sorted = Comparator.comparing(row -> 0);
    if (isEmpty) {
      order.forEach(TrialQuery::column);
      return sorted;
    }
    for (String each : order.isEmpty() ? List.of(SCORE) : order) {
      StoredColumn column = named.of(column(each));
      boolean isDescending =
          descending(each)
              .orElse(
                  column.name().equals(SCORE)
                      && study.goals().first().direction() == Direction.MAXIMIZE);
      sorted = sorted.thenComparing(nullsLast(column, isDescending));
    }
    return sorted.thenComparing(nullsLast(named.of("trial"), false));
  }

  private static String column(String order) {
    int colon = order.lastIndexOf(':');
    return descending(order).isPresent() ? order.substring(0, colon) : order;
  }

  private static Optional<Boolean> descending(String order) {
    String lower = order.toLowerCase(Locale.ROOT);
    if (lower.endsWith(":desc")) {
      return Optional.of(true);
    }
    return lower.endsWith(":asc") ? Optional.of(false) : Optional.empty();
  }

  private static Comparator<Integer> nullsLast(StoredColumn column, boolean isDescending) {
    Comparator<Object> cells = TrialQuery::compared;
    Comparator<Object> wanted = isDescending ? cells.reversed() : cells;
    return Comparator.comparing(column::cell, Comparator.nullsLast(wanted));
  }

  private static int compared(Object one, Object other) {
    if (one instanceof Long first && other instanceof Long second) {
      return first.compareTo(second);
    }
    if (one instanceof Double first && other instanceof Double second) {
      return first.compareTo(second);
    }
    if (one instanceof Instant first && other instanceof Instant second) {
      return first.compareTo(second);
    }
    if (one instanceof Boolean first && other instanceof Boolean second) {
      return first.compareTo(second);
    }
    return one.toString().compareTo(other.toString());
  }
}
