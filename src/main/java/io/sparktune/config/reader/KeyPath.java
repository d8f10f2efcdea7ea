package io.sparktune.config.reader;

/** Paths of keys, such as {@code training.epochs}. */
public final class KeyPath {

  private KeyPath() {}

  /** The path of a key in the object at a path, which is empty for the root. */
  public static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
