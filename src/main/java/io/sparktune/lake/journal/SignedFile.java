package io.sparktune.lake.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A lock that is whoever's signed it last, where a file system has no locks. */
record SignedFile(FileSystem files, Path path, String signature) implements HeldLock {

  /** What no other process writes. */
  static String newSignature() {
    return UUID.randomUUID().toString();
  }

  static SignedFile take(FileSystem files, Path path) throws IOException {
    SignedFile lock = new SignedFile(files, path, newSignature());
    try (FSDataOutputStream out = files.create(path, true)) {
      out.write(lock.bytes());
    }
    return lock;
  }

  /** All that is in it. */
  byte[] bytes() {
    return signature.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean isOwn() throws IOException {
    try (var in = files.open(path)) {
      return Arrays.equals(in.readNBytes(bytes().length + 1), bytes());
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  @Override
  public void close() {}
}
