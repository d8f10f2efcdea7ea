package io.sparktune.storage;

import java.io.IOException;
import java.util.EnumSet;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * A file system in front of another, whose every failure is an {@link IOException}: those of its
 * streams too, and whatever the other one throws.
 */
final class GuardedFileSystem extends FilterFileSystem {

  GuardedFileSystem(FileSystem guarded) {
    super(guarded);
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    FSDataInputStream in = Guard.in(() -> super.open(path, bufferSize));
    return new FSDataInputStream(new GuardedInput(in));
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
    return guarded(
        () ->
            super.create(
                path, permission, overwrite, bufferSize, replication, blockSize, progress));
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
    return guarded(
        () ->
            super.create(
                path, permission, flags, bufferSize, replication, blockSize, progress, checksum));
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
    return guarded(
        () ->
            super.createNonRecursive(
                path, permission, flags, bufferSize, replication, blockSize, progress));
  }

  @Override
  public FSDataOutputStream append(Path path, int bufferSize, Progressable progress)
      throws IOException {
    return guarded(() -> super.append(path, bufferSize, progress));
  }

  private static FSDataOutputStream guarded(Guard.Access<FSDataOutputStream> opening)
      throws IOException {
    FSDataOutputStream out = Guard.in(opening);
    return new FSDataOutputStream(new GuardedOutput(out), null, out.getPos());
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    return Guard.in(() -> super.rename(from, to));
  }

  @Override
  protected void rename(Path from, Path to, Options.Rename... options) throws IOException {
    Guard.run(() -> super.rename(from, to, options));
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    return Guard.in(() -> super.delete(path, recursive));
  }

  @Override
  public boolean deleteOnExit(Path path) throws IOException {
    return Guard.in(() -> fs.deleteOnExit(path));
  }

  @Override
  public boolean cancelDeleteOnExit(Path path) {
    return fs.cancelDeleteOnExit(path);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    return Guard.in(() -> super.listStatus(path));
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return Guard.in(() -> super.getFileStatus(path));
  }

  @Override
  public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length)
      throws IOException {
    return Guard.in(() -> super.getFileBlockLocations(file, start, length));
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    return Guard.in(() -> super.mkdirs(path));
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    return Guard.in(() -> super.mkdirs(path, permission));
  }

  @Override
  public boolean hasPathCapability(Path path, String capability) throws IOException {
    return Guard.in(() -> super.hasPathCapability(path, capability));
  }
}
