package io.sparktune.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Local files on a disk on which folders of one name are full after so many bytes. It says so with
 * an error, as Hadoop's own local file system does.
 */
public final class FullFileSystem extends RawLocalFileSystem {

  /** The scheme of their addresses. */
  public static final String SCHEME = "full";

  /** A part of the paths that there is too little room for. */
  public static final String FOLDER = "sparktune.test.full.folder";

  /** How many bytes there is room for. */
  public static final String BYTES = "sparktune.test.full.bytes";

  /** What Hadoop's local file system throws, which only that can make. */
  static FSError fullDisk() {
    try {
      Constructor<FSError> constructor = FSError.class.getDeclaredConstructor(Throwable.class);
      constructor.setAccessible(true);
      return constructor.newInstance(new IOException("No space left on device"));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private final AtomicLong left = new AtomicLong();
  private String folder = "";

  @Override
  public void initialize(URI uri, Configuration configuration) throws IOException {
    super.initialize(uri, configuration);
    folder = configuration.get(FOLDER, "/nowhere/");
    left.set(configuration.getLong(BYTES, 0));
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return limited(
        file,
        super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress));
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return limited(
        file, super.create(file, overwrite, bufferSize, replication, blockSize, progress));
  }

  private FSDataOutputStream limited(Path file, FSDataOutputStream out) throws IOException {
    return file.toString().contains(folder)
        ? new FSDataOutputStream(new LimitedOutput(out), null)
        : out;
  }

  private final class LimitedOutput extends OutputStream {

    private final OutputStream out;

    LimitedOutput(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int next) throws IOException {
      write(new byte[] {(byte) next}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (left.addAndGet(-length) < 0) {
        throw fullDisk();
      }
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
