package io.sparktune.storage;

import java.io.IOException;
import java.nio.charset.Charset;
import org.apache.hadoop.fs.Path;

/**
 * The encoding of the names of local files: that of the locale in which Java was started, whatever
 * is set later.
 */
record FileNames(Charset encoding) {

  /** Those of this Java. */
  static FileNames here() {
    return new FileNames(
        Charset.forName(System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name())));
  }

  /**
   * Checks that a local file can be named. Otherwise Java would put question marks for what it
   * cannot encode, and find nothing or make another folder.
   *
   * @throws IOException with the remedy
   */
  void require(Path path) throws IOException {
    String whole =
        path.isAbsolute()
            ? path.toUri().getPath()
            : System.getProperty("user.dir") + "/" + path.toUri().getPath();
    if (!encoding.newEncoder().canEncode(whole)) {
      throw new IOException(
          "the locale has no such characters for names of files, which are %s here; set LC_ALL=C.UTF-8 before the command"
              .formatted(encoding));
    }
  }
}
