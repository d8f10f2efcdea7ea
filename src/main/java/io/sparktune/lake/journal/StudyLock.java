package io.sparktune.lake.journal;

import io.sparktune.lake.Storage;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.ipc.RemoteException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second driver off a study. It goes with the process that holds it, however that ends. On
 * the local file system it is a lock of a file, on HDFS the lease of one that is held open; other
 * file systems have neither, and there it is the scheduler's part to start one driver only.
 */
public final class StudyLock implements Closeable {

  /** HDFS gives a lease to another a minute after it was last renewed. */
  public static final Duration LEASE = Duration.ofSeconds(70);

  private static final Logger LOG = LoggerFactory.getLogger(StudyLock.class);
  private static final String NAME = ".lock";

  /** What the name node says while another has the lease, or it is being taken from a dead one. */
  private static final Set<String> HELD =
      Set.of(
          "org.apache.hadoop.hdfs.protocol.AlreadyBeingCreatedException",
          "org.apache.hadoop.hdfs.protocol.RecoveryInProgressException");

  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Closeable held;

  private StudyLock(Closeable held) {
    this.held = held;
  }

  /**
   * Takes the lock of a study's folder, empty if another driver has it.
   *
   * @param patience how long to wait for the lease of a driver that may have been killed
   */
  public static Optional<StudyLock> take(Storage folder, Duration patience) {
    Path path = folder.path(NAME);
    try {
      String scheme = path.toUri().getScheme();
      if (scheme.equals("file")) {
        folder.fileSystem().mkdirs(path.getParent());
        return ofFile(new File(path.toUri()));
      }
      return scheme.equals("hdfs")
          ? ofLease(folder.fileSystem(), path, patience)
          : Optional.of(new StudyLock(() -> {}));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + folder, e);
    }
  }

  private static Optional<StudyLock> ofFile(File file) throws IOException {
    FileChannel channel =
        FileChannel.open(file.toPath(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new StudyLock(channel));
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static Optional<StudyLock> ofLease(FileSystem files, Path path, Duration patience)
      throws IOException {
    long last = System.nanoTime() + patience.toNanos();
    Optional<StudyLock> lock = lease(files, path);
    if (lock.isEmpty()) {
      LOG.warn("{} is held; if its driver was killed, it is free within a minute", path);
    }
    while (lock.isEmpty() && System.nanoTime() < last) {
      LockSupport.parkNanos(RETRY_NANOS);
      lock = lease(files, path);
    }
    return lock;
  }

  private static Optional<StudyLock> lease(FileSystem files, Path path) throws IOException {
    try {
      return Optional.of(
          new StudyLock(files.exists(path) ? files.append(path) : files.create(path, false)));
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    } catch (RemoteException e) {
      if (HELD.contains(e.getClassName())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    held.close();
  }
}
