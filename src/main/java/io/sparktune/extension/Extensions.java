package io.sparktune.extension;

import io.sparktune.data.DataKind;
import io.sparktune.data.DataKinds;
import io.sparktune.data.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What a study can name: the kinds that come with Sparktune, and those of the user's jars, which
 * register them as {@link ServiceLoader} says.
 */
public final class Extensions {

  private Extensions() {}

  /** Those that the calling thread's class loader finds, as Spark sets it for {@code --jars}. */
  public static DataKinds dataKinds() {
    List<DataKind> kinds = new ArrayList<>();
    kinds.add(new TableKind());
    ServiceLoader.load(DataKind.class, Thread.currentThread().getContextClassLoader())
        .forEach(kinds::add);
    return new DataKinds(kinds);
  }
}
