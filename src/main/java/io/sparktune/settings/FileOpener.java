package io.sparktune.settings;

import java.io.IOException;
import java.io.InputStream;

/**
 * The way to files that settings name, on the driver and on executors alike. Found by {@link
 * java.util.ServiceLoader}.
 */
public interface FileOpener {

  /**
   * Opens a file on any file system.
   *
   * @throws IOException with half a line of what is wrong
   */
  InputStream open(String path) throws IOException;
}
