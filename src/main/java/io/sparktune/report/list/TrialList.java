package io.sparktune.report.list;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows about trials.
 *
 * @param head the names of the columns
 * @param rows a whole number, a real, a truth value, a text or a moment in each cell, or null
 * @param found how many trials the filters kept, which may be more than the rows
 * @param all how many trials are over
 */
public record TrialList(List<String> head, List<List<@Nullable Object>> rows, int found, int all) {

  public TrialList {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
  }
}
