package io.sparktune.run.faults;

import io.sparktune.storage.PlainLocalFileSystem;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.Syncable;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** Local files at whose operations something happens. */
public final class FaultyFileSystem extends FilterFileSystem {

  /** The thing that happens. */
  @FunctionalInterface
  interface Fault {

    /** Called before each operation. */
    void strike(String operation) throws IOException;
  }

  private static volatile Fault fault = operation -> {};

  public FaultyFileSystem() {
    super(new PlainLocalFileSystem());
  }

  /** A configuration in which local files are these. */
  static Configuration with(Fault wanted) {
    fault = wanted;
    Configuration configuration = new Configuration();
    configuration.setClass("fs.file.impl", FaultyFileSystem.class, FileSystem.class);
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    return configuration;
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    fault.strike("open " + path);
    return super.open(path, bufferSize);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    fault.strike("create " + path);
    return new FSDataOutputStream(
        new Output(
            super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress),
            path),
        null);
  }

  @Override
  public FSDataOutputStream append(Path path, int bufferSize, Progressable progress)
      throws IOException {
    fault.strike("append " + path);
    return super.append(path, bufferSize, progress);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    fault.strike("rename " + from + " to " + to);
    return super.rename(from, to);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    fault.strike("delete " + path);
    return super.delete(path, recursive);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    fault.strike("mkdirs " + path);
    return super.mkdirs(path);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    fault.strike("list " + path);
    return super.listStatus(path);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    fault.strike("status of " + path);
    return super.getFileStatus(path);
  }

  private static final class Output extends FilterOutputStream
      implements Syncable, StreamCapabilities {

    private final FSDataOutputStream file;
    private final Path path;
    private boolean hasWritten;

    Output(FSDataOutputStream file, Path path) {
      super((OutputStream) file);
      this.file = file;
      this.path = path;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (!hasWritten) { // many small writes are one
        fault.strike("write " + path);
        hasWritten = true;
      }
      file.write(bytes, from, length);
    }

    @Override
    public void hflush() throws IOException {
      fault.strike("flush " + path);
      file.hflush();
    }

    @Override
    public void hsync() throws IOException {
      fault.strike("sync " + path);
      hasWritten = false;
      file.hsync();
    }

    @Override
    public boolean hasCapability(String capability) {
      return file.hasCapability(capability);
    }

    @Override
    public void close() throws IOException {
      try {
        fault.strike("close " + path);
      } finally {
        file.close();
      }
    }
  }
}
