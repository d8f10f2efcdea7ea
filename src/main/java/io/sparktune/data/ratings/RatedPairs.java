package io.sparktune.data.ratings;

import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.TableDataset;

/** The users and items of rows, with what stands beside them. */
interface RatedPairs {

  CategoricalColumn users();

  CategoricalColumn items();

  TableDataset rest();
}
