package io.sparktune.extension;

import io.sparktune.data.DataKind;
import io.sparktune.data.DataKinds;
import io.sparktune.data.images.ImagesKind;
import io.sparktune.data.ratings.RatingsKind;
import io.sparktune.data.series.SeriesKind;
import io.sparktune.data.table.TableKind;
import io.sparktune.data.text.TextKind;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The registry of extensions that a study can name: the kinds that come with Sparktune, and those
 * of the user's jars, which register them by {@link ServiceLoader}.
 */
public final class Extensions {

  private Extensions() {}

  /** Those that the calling thread's class loader finds, as Spark sets it for {@code --jars}. */
  public static DataKinds dataKinds() {
    List<DataKind> kinds = new ArrayList<>();
    kinds.add(new TableKind());
    kinds.add(new ImagesKind());
    kinds.add(new TextKind());
    kinds.add(new RatingsKind());
    kinds.add(new SeriesKind());
    kinds.addAll(all(DataKind.class));
    return new DataKinds(kinds);
  }

  /**
   * An instance of every class of a type in the user's jars, as the calling thread's class loader
   * finds them.
   *
   * @throws IllegalArgumentException if one cannot be loaded
   */
  public static <T> List<T> all(Class<T> type) {
    List<T> found = new ArrayList<>();
    try {
      ServiceLoader.load(type, Thread.currentThread().getContextClassLoader()).forEach(found::add);
    } catch (ServiceConfigurationError e) {
      String cause = e.getCause() == null ? "" : " (" + e.getCause() + ")";
      throw new IllegalArgumentException(e.getMessage() + cause, e);
    } catch (LinkageError e) {
      throw new IllegalArgumentException(
          type.getName() + ": a class was compiled against other classes (" + e + ")", e);
    }
    return List.copyOf(found);
  }
}
