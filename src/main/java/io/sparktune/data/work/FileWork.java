package io.sparktune.data.work;

import java.io.IOException;
import java.io.Serializable;

/**
 * Work on one of many items. Travels to the executors.
 *
 * @param <T> the item, such as the name of a file
 * @param <R> the result, which travels back
 */
@FunctionalInterface
public interface FileWork<T, R> extends Serializable {
  R of(T item, FileOpener files) throws IOException;
}
