package io.sparktune.lake.journal;

import io.sparktune.settings.Secrets;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.ipc.RemoteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file on HDFS that is held open, of which only one process has the lease. */
record LeasedFile(FileSystem files, Path path, Closeable stream) implements HeldLock {

  private static final Logger LOG = LoggerFactory.getLogger(LeasedFile.class);

  /** What the name node says while another has the lease, or it is being taken from a dead one. */
  private static final Set<String> HELD =
      Set.of(
          "org.apache.hadoop.hdfs.protocol.AlreadyBeingCreatedException",
          "org.apache.hadoop.hdfs.protocol.RecoveryInProgressException");

  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Empty where another process has it for longer than this. */
  static Optional<LeasedFile> take(FileSystem files, Path path, Duration patience)
      throws IOException {
    long last = System.nanoTime() + patience.toNanos();
    Optional<LeasedFile> lease = lease(files, path);
    if (lease.isEmpty()) {
      LOG.warn(
          "{} is held; if its driver was killed, it is free within a minute",
          Secrets.masked(path.toString()));
    }
    while (lease.isEmpty() && System.nanoTime() < last) {
      LockSupport.parkNanos(RETRY_NANOS);
      lease = lease(files, path);
    }
    return lease;
  }

  private static Optional<LeasedFile> lease(FileSystem files, Path path) throws IOException {
    try {
      Closeable stream = files.exists(path) ? files.append(path) : files.create(path, false);
      return Optional.of(new LeasedFile(files, path, stream));
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    } catch (RemoteException e) {
      if (HELD.contains(e.getClassName())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whoever takes the lease from a process that sleeps also ends the file that this one writes. */
  @Override
  public boolean isOwn() throws IOException {
    return files.exists(path);
  }

  @Override
  public void close() throws IOException {
    try {
      stream.close();
    } catch (IOException e) {
      if (isOwn()) {
        throw e;
      }
      LOG.debug("{} was removed, and its lease with it", path, e);
    }
  }
}
