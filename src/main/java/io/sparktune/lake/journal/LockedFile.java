package io.sparktune.lake.journal;

import io.sparktune.storage.SpecialFiles;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * A local file that the operating system locks. It is known by its identity in the file system,
 * since another file may take its place under its name, and is never opened a second time: where
 * locks are POSIX's, a process loses its lock with the first channel to the file that it closes.
 */
final class LockedFile implements HeldLock {

  /** The identities of the files that this process has locked. */
  private static final Set<Object> HELD = new HashSet<>();

  private final Path path;
  private final Object identity;
  private final FileChannel channel;

  private LockedFile(Path path, Object identity, FileChannel channel) {
    this.path = path;
    this.identity = identity;
    this.channel = channel;
  }

  /** Empty where another process, or another part of this one, has it. */
  static Optional<LockedFile> take(FileSystem files, org.apache.hadoop.fs.Path path)
      throws IOException {
    Path file = new File(path.toUri()).toPath();
    synchronized (HELD) {
      while (true) {
        files.mkdirs(path.getParent());
        Object identity = identityOf(created(file)).orElse(null);
        SpecialFiles.requireFile(file);
        if (identity == null) { // another driver has undone it meanwhile
          continue;
        }
        if (HELD.contains(identity)) {
          return Optional.empty();
        }
        FileChannel channel = opened(file);
        if (channel == null) {
          continue;
        }
        try {
          if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
          }
          LockedFile taken = new LockedFile(file, identity, channel);
          if (taken.isOwn()) {
            HELD.add(identity);
            return Optional.of(taken);
          }
          channel.close();
        } catch (IOException | RuntimeException | Error e) {
          channel.close();
          throw e;
        }
      }
    }
  }

  private static @Nullable FileChannel opened(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static Path created(Path file) throws IOException {
    try {
      return Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      return file;
    }
  }

  private static Optional<Object> identityOf(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Optional.of(key == null ? file.toRealPath() : key);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isOwn() throws IOException {
    return channel.isOpen() && identityOf(path).filter(identity::equals).isPresent();
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      HELD.remove(identity);
      channel.close();
    }
  }
}
