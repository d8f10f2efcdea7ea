package io.sparktune.storage;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Local files whose process dies at a given change: from then on nothing is changed any more. It
 * renames onto what exists only where it is told to, as file systems differ in that.
 */
public final class MortalFileSystem extends FilterFileSystem {

  /** The end of a process. */
  public static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  /** A rename onto a file that exists. */
  public enum Overwriting {
    DONE,
    REFUSED
  }

  /** How many changes there are before the death of a file system that is configured. */
  private static final String LAST = "sparktune.test.mortal.last";

  private int last;
  private final Overwriting overwriting;
  private int changes;

  /** One that a configuration names. */
  public MortalFileSystem() throws IOException {
    this(Integer.MAX_VALUE, Overwriting.DONE);
  }

  /** A configuration in which all local files are mortal. */
  public static Configuration configuration(int last) {
    Configuration configuration = new Configuration();
    configuration.setClass("fs.file.impl", MortalFileSystem.class, FileSystem.class);
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    configuration.setInt(LAST, last);
    return configuration;
  }

  @Override
  public void initialize(URI name, Configuration configuration) throws IOException {
    super.initialize(name, configuration);
    last = configuration.getInt(LAST, last);
  }

  /**
   * @param last how many changes there are before the death
   */
  public MortalFileSystem(int last, Overwriting overwriting) throws IOException {
    super(local());
    this.last = last;
    this.overwriting = overwriting;
  }

  private static FileSystem local() throws IOException {
    return FileSystems.of(new Path(URI.create("file:///")), new Configuration());
  }

  private void change() {
    if (++changes > last) {
      throw new Death();
    }
  }

  /** Whether a change was refused because the process is dead. */
  public boolean isDead() {
    return changes > last;
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
    change();
    FSDataOutputStream out =
        super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress);
    if (changes == last) {
      out.write('?'); // half of the content
      out.close();
      change();
    }
    return out;
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    change();
    return !(overwriting == Overwriting.REFUSED && exists(to)) && super.rename(from, to);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    change();
    return super.delete(path, recursive);
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    change();
    return super.mkdirs(path, permission);
  }
}
