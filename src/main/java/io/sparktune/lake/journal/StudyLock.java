package io.sparktune.lake.journal;

import io.sparktune.lake.Storage;
import io.sparktune.storage.StorageFailure;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  private final Storage folder;
  private final List<Path> made;
  private final Closeable held;

  /**
   * @param made the folders that are there only for the lock, the inner ones first
   */
  private StudyLock(Storage folder, List<Path> made, Closeable held) {
    this.folder = folder;
    this.made = List.copyOf(made);
    this.held = held;
  }

  /**
   * Takes the lock of a study's folder, empty if another driver has it.
   *
   * @param patience how long to wait for the lease of a driver that may have been killed
   */
  public static Optional<StudyLock> take(Storage folder, Duration patience) {
    return StorageFailure.in("lock", folder, () -> of(folder, patience));
  }

  private static Optional<StudyLock> of(Storage folder, Duration patience) throws IOException {
    Path path = folder.path(NAME);
    List<Path> missing = missing(folder.fileSystem(), path);
    return hold(folder.fileSystem(), path, patience)
        .map(held -> new StudyLock(folder, missing, held));
  }

  private static List<Path> missing(FileSystem files, Path path) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path each = path.getParent();
        each != null && !files.exists(each);
        each = each.getParent()) {
      missing.add(each);
    }
    return missing;
  }

  private static Optional<Closeable> hold(FileSystem files, Path path, Duration patience)
      throws IOException {
    String scheme = path.toUri().getScheme();
    if (scheme.equals("file")) {
      return ofFile(files, path);
    }
    return scheme.equals("hdfs") ? ofLease(files, path, patience) : Optional.of(() -> {});
  }

  private static Optional<Closeable> ofFile(FileSystem files, Path path) throws IOException {
    File file = new File(path.toUri());
    while (true) {
      files.mkdirs(path.getParent());
      FileChannel channel =
          FileChannel.open(file.toPath(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      if (file.exists()) { // or another driver has undone it meanwhile
        return Optional.of(channel);
      }
      channel.close();
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static Optional<Closeable> ofLease(FileSystem files, Path path, Duration patience)
      throws IOException {
    long last = System.nanoTime() + patience.toNanos();
    Optional<Closeable> lock = lease(files, path);
    if (lock.isEmpty()) {
      LOG.warn("{} is held; if its driver was killed, it is free within a minute", path);
    }
    while (lock.isEmpty() && System.nanoTime() < last) {
      LockSupport.parkNanos(RETRY_NANOS);
      lock = lease(files, path);
    }
    return lock;
  }

  private static Optional<Closeable> lease(FileSystem files, Path path) throws IOException {
    try {
      return Optional.of(files.exists(path) ? files.append(path) : files.create(path, false));
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    } catch (RemoteException e) {
      if (HELD.contains(e.getClassName())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Leaves nothing behind of a study for which there was nothing before; held until closed. */
  public void undo() {
    if (made.isEmpty()) {
      return;
    }
    try {
      folder.delete(folder.path(NAME));
      for (Path each : made) {
        folder.fileSystem().delete(each, false);
      }
    } catch (IOException e) { // others use these folders by now
      LOG.debug("{} is left", folder, e);
    }
  }

  @Override
  public void close() throws IOException {
    held.close();
  }
}
