package io.sparktune.lake.journal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/**
 * A file that nobody writes any more. On a local disk its last lines are made durable, which a
 * killed driver may not have done; on HDFS the lease is taken from a driver that sleeps. Elsewhere
 * a file is whole when it appears.
 */
record JournalSeal(Path path) {

  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

  static JournalSeal of(FileSystem files, Path path) throws IOException {
    if (path.toUri().getScheme().equals("file")) {
      try (FSDataOutputStream out = files.append(path)) {
        out.hsync();
      }
    } else if (unwrapped(files) instanceof DistributedFileSystem hdfs) {
      recoverLease(hdfs, path);
    }
    return new JournalSeal(path);
  }

  private static void recoverLease(DistributedFileSystem hdfs, Path path) throws IOException {
    long last = System.nanoTime() + PATIENCE_NANOS;
    while (!hdfs.recoverLease(path)) {
      if (System.nanoTime() > last) {
        throw new IOException("HDFS does not end " + path + " within two minutes");
      }
      LockSupport.parkNanos(RETRY_NANOS);
    }
  }

  private static FileSystem unwrapped(FileSystem files) {
    FileSystem inner = files;
    while (inner instanceof FilterFileSystem filter) {
      inner = filter.getRawFileSystem();
    }
    return inner;
  }
}
