package io.sparktune.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without its child processes ({@code chmod} for each file that it
 * makes), which a terminal's Ctrl-C ends too. Failures have the reason of the operating system.
 */
public final class PlainLocalFileSystem extends RawLocalFileSystem {

  /** A file system that is ready for use. */
  static PlainLocalFileSystem of(Configuration configuration) throws IOException {
    PlainLocalFileSystem files = new PlainLocalFileSystem();
    files.initialize(URI.create("file:///"), configuration);
    return files;
  }

  /** Refuses what may never end. */
  @Override
  public FSDataInputStream open(Path path, int bufferBytes) throws IOException {
    SpecialFiles.refuse(this, path);
    return super.open(path, bufferBytes);
  }

  private java.nio.file.Path nio(Path path) {
    return pathToFile(path).toPath();
  }

  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {
    java.nio.file.Path file = nio(path);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(text(permission)));
    }
  }

  /** Such as {@code rw-r--r--}. */
  private static String text(FsPermission permission) {
    return permission.getUserAction().SYMBOL
        + permission.getGroupAction().SYMBOL
        + permission.getOtherAction().SYMBOL;
  }

  @Override
  protected OutputStream createOutputStreamWithMode(
      Path path, boolean append, FsPermission permission) throws IOException {
    OutputStream out = createOutputStream(path, append);
    if (permission != null) {
      try {
        setPermission(path, permission);
      } catch (IOException e) {
        out.close();
        throw e;
      }
    }
    return out;
  }

  @Override
  protected OutputStream createOutputStream(Path path, boolean append) throws IOException {
    SpecialFiles.refuse(this, path);
    return new LocalOutput(pathToFile(path), append);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    java.nio.file.Path folder = nio(path);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    return true;
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    boolean isNew = !Files.exists(nio(path));
    boolean made = mkdirs(path);
    if (isNew) {
      setPermission(path, permission);
    }
    return made;
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    try {
      Files.move(nio(from), nio(to), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (AtomicMoveNotSupportedException e) {
      return super.rename(from, to);
    } catch (NoSuchFileException e) {
      throw notFound(e);
    }
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    java.nio.file.Path file = nio(path);
    try {
      return file.getFileSystem().supportedFileAttributeViews().contains("posix")
          ? status(path, Files.readAttributes(file, PosixFileAttributes.class))
          : status(path, Files.readAttributes(file, BasicFileAttributes.class));
    } catch (NoSuchFileException e) {
      throw notFound(e);
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (file.toFile().exists()) {
        throw e;
      }
      throw notFound(e); // such as a name that is too long, or below a file
    }
  }

  private static FileNotFoundException notFound(FileSystemException reason) {
    FileNotFoundException failure =
        new FileNotFoundException("File " + reason.getFile() + " does not exist");
    failure.initCause(reason);
    return failure;
  }

  private FileStatus status(Path path, PosixFileAttributes file) {
    return status(
        path,
        file,
        FsPermission.valueOf("-" + PosixFilePermissions.toString(file.permissions())),
        file.owner().getName(),
        file.group().getName());
  }

  private FileStatus status(Path path, BasicFileAttributes file) {
    return status(path, file, FsPermission.getFileDefault(), "", "");
  }

  private FileStatus status(
      Path path, BasicFileAttributes file, FsPermission permission, String owner, String group) {
    return new FileStatus(
        file.size(),
        file.isDirectory(),
        1,
        getDefaultBlockSize(path),
        file.lastModifiedTime().toMillis(),
        file.lastAccessTime().toMillis(),
        permission,
        owner,
        group,
        makeQualified(path));
  }
}
