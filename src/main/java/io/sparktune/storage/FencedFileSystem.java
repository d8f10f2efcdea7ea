package io.sparktune.storage;

import java.io.IOException;
import java.util.EnumSet;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** A file system that changes something only while its user may: it asks a fence each time. */
public final class FencedFileSystem extends FilterFileSystem {

  /** Keeps a process from writing that has lost the right to. */
  @FunctionalInterface
  public interface Fence {

    /**
     * Requires the right to write.
     *
     * @throws LostFolder if it is lost
     */
    void require() throws IOException;
  }

  private final Fence fence;

  public FencedFileSystem(FileSystem behind, Fence fence) {
    super(behind);
    this.fence = fence;
  }

  @Override
  public String getScheme() {
    return fs.getScheme();
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
    fence.require();
    return super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      EnumSet<CreateFlag> flags,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress,
      Options.ChecksumOpt checksum)
      throws IOException {
    fence.require();
    return super.create(
        path, permission, flags, bufferSize, replication, blockSize, progress, checksum);
  }

  @Override
  public FSDataOutputStream createNonRecursive(
      Path path,
      FsPermission permission,
      EnumSet<CreateFlag> flags,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    fence.require();
    return super.createNonRecursive(
        path, permission, flags, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream append(Path path, int bufferSize, Progressable progress)
      throws IOException {
    fence.require();
    return super.append(path, bufferSize, progress);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    fence.require();
    return super.rename(from, to);
  }

  @Override
  protected void rename(Path from, Path to, Options.Rename... options) throws IOException {
    fence.require();
    super.rename(from, to, options);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    fence.require();
    return super.delete(path, recursive);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    fence.require();
    return super.mkdirs(path);
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    fence.require();
    return super.mkdirs(path, permission);
  }
}
