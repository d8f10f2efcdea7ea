package io.sparktune.lake;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a second driver off a study. It goes with the process that holds it, however that ends.
 * Only the local file system has such locks; elsewhere it is the scheduler's part to start one.
 */
public final class StudyLock implements Closeable {

  private final FileChannel channel;

  private StudyLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock of a study's folder, empty if another driver has it. */
  public static Optional<StudyLock> take(Storage folder) {
    if (!folder.path("lock").toUri().getScheme().equals("file")) {
      return Optional.of(new StudyLock(null));
    }
    File file = new File(folder.path(".lock").toUri());
    try {
      folder.fileSystem().mkdirs(folder.path(".lock").getParent());
      FileChannel channel =
          FileChannel.open(file.toPath(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new StudyLock(channel));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + folder, e);
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
