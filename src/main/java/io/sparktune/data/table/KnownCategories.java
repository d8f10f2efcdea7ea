package io.sparktune.data.table;

import io.sparktune.data.table.text.CellIdentity;
import io.sparktune.data.table.text.DateOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a column by the categories that a preparation was fitted on. */
public final class KnownCategories {

  private final String name;
  private final CellIdentity identity;
  private final DateOrder order;

  KnownCategories(FittedCategories fitted, DateOrder order) {
    this.name = fitted.name();
    this.identity = CellIdentity.of(fitted.categories(), order);
    this.order = order;
  }

  /** A column of these cells, null where one is missing. */
  public CategoricalColumn column(List<@Nullable String> cells) {
    return CategoricalColumn.of(name, identity.texts(cells, order));
  }
}
