package io.sparktune.lake.journal;

import io.sparktune.lake.Storage;
import io.sparktune.storage.FencedFileSystem;
import io.sparktune.storage.LostFolder;
import io.sparktune.storage.StorageFailure;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second driver off a study. It goes with the process that holds it, however that ends. On
 * the local file system it is a lock of a file, on HDFS the lease of one that is held open; other
 * file systems have neither, and there it is the scheduler's part to start one driver only: the
 * latest one has the lock, and those before it stop when they see that. Nobody is to write who has
 * lost it, which is what it requires as a fence.
 */
public final class StudyLock implements Closeable, FencedFileSystem.Fence {

  /** HDFS gives a lease to another a minute after it was last renewed. */
  public static final Duration LEASE = Duration.ofSeconds(70);

  private static final Logger LOG = LoggerFactory.getLogger(StudyLock.class);
  private static final String NAME = ".lock";

  private final Storage folder;
  private final List<Path> made;
  private final HeldLock held;

  /**
   * @param made the folders that are there only for the lock, the inner ones first
   */
  private StudyLock(Storage folder, List<Path> made, HeldLock held) {
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

  /** Whether a lock on this file system keeps others off, not only those who took it before. */
  public static boolean excludesOthers(Storage folder) {
    String scheme = folder.path(NAME).toUri().getScheme();
    return "file".equals(scheme) || "hdfs".equals(scheme);
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

  private static Optional<? extends HeldLock> hold(FileSystem files, Path path, Duration patience)
      throws IOException {
    return switch (path.toUri().getScheme()) {
      case "file" -> LockedFile.take(files, path);
      case "hdfs" -> LeasedFile.take(files, path, patience);
      default -> Optional.of(SignedFile.take(files, path));
    };
  }

  /**
   * Requires that this process still has the lock.
   *
   * @throws LostFolder if it has not
   */
  @Override
  public void require() throws IOException {
    if (!held.isOwn()) {
      throw new LostFolder(folder, "its lock is no longer this process's own");
    }
  }

  /** Whether this process surely has the lock. */
  public boolean isHeld() {
    try {
      return held.isOwn();
    } catch (IOException | RuntimeException e) {
      LOG.debug("the lock of {} cannot be read", folder, e);
      return false;
    }
  }

  /** Leaves nothing behind of a study for which there was nothing before; held until closed. */
  public void undo() {
    if (made.isEmpty()) {
      return;
    }
    try {
      require();
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
