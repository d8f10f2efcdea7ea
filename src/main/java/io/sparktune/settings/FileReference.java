package io.sparktune.settings;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ServiceLoader;

/**
 * A file that settings name. It is known by its content: another path to the same bytes is the same
 * file.
 *
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record FileReference(String path, String sha256) implements Settings {

  private static final int MOST_BYTES = 1 << 30;

  /** The file that is there now. */
  public static FileReference of(String path) throws IOException {
    return new FileReference(path, Sha256.of(read(path)));
  }

  /**
   * Its bytes.
   *
   * @throws IOException if it cannot be read, or is another file by now
   */
  public byte[] bytes() throws IOException {
    byte[] bytes = read(path);
    if (!Sha256.of(bytes).equals(sha256)) {
      throw new IOException(path + " is not the file that the study began with");
    }
    return bytes;
  }

  private static byte[] read(String path) throws IOException {
    FileOpener opener =
        ServiceLoader.load(FileOpener.class, FileReference.class.getClassLoader())
            .findFirst()
            .orElseThrow(() -> new IOException(path + ": there is nothing that opens files"));
    try (InputStream in = opener.open(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(path + " has more than " + MOST_BYTES + " bytes");
      }
      return bytes;
    } catch (FileNotFoundException e) {
      throw new IOException(path + ": no such file; check the path", e);
    }
  }

  @Override
  public String digest() {
    return sha256;
  }
}
