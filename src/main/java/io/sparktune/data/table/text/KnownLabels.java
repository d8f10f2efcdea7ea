package io.sparktune.data.table.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The labels of a target that was read before, by the cells that stand for them. */
public final class KnownLabels {

  private final Map<String, Integer> codes = new HashMap<>();
  private final CellIdentity identity;
  private final DateOrder order;

  public KnownLabels(List<String> labels, DateOrder order) {
    labels.forEach(label -> codes.put(label, codes.size()));
    this.identity = CellIdentity.of(labels, order);
    this.order = order;
  }

  /**
   * The place of a cell's label in their list; -1 where it is none of them.
   *
   * @param cell without white space around it
   */
  public int codeOf(String cell) {
    return codes.getOrDefault(identity.text(cell, order), -1);
  }
}
