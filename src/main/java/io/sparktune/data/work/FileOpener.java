package io.sparktune.data.work;

import java.io.IOException;
import java.io.InputStream;

/** Opens files on any file system of Spark, on the executor or the driver that works on them. */
@FunctionalInterface
public interface FileOpener {
  InputStream open(String file) throws IOException;
}
