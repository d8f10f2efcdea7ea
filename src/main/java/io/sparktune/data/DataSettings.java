package io.sparktune.data;

import io.sparktune.data.table.ColumnRoles;

import java.io.Serializable;

/**
 * Where the rows come from and what their columns are.
 *
 * @param holdOut the share of rows that no trial sees, in [0, 0.9]
 */
public record DataSettings(DataSource source, ColumnRoles columns, double holdOut)
    implements Serializable {

  public DataSettings {
    if (!(holdOut >= 0 && holdOut <= 0.9)) {
      throw new IllegalArgumentException("the hold-out share is " + holdOut);
    }
  }
}
