package io.sparktune.lake.journal;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A local file that the operating system locks. It is signed, since another file may take its place
 * under its name.
 */
final class LockedFile implements HeldLock {

  private final FileChannel channel;
  private final SignedFile signed;

  private LockedFile(FileChannel channel, SignedFile signed) {
    this.channel = channel;
    this.signed = signed;
  }

  /** Empty where another process, or another part of this one, has it. */
  static Optional<LockedFile> take(FileSystem files, Path path) throws IOException {
    File file = new File(path.toUri());
    while (true) {
      files.mkdirs(path.getParent());
      FileChannel channel =
          FileChannel.open(file.toPath(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (lock(channel) == null) {
          channel.close();
          return Optional.empty();
        }
        SignedFile signed = new SignedFile(files, path, SignedFile.newSignature());
        sign(channel, signed.bytes());
        LockedFile taken = new LockedFile(channel, signed);
        if (taken.isOwn()) { // or another driver has undone it meanwhile
          return Optional.of(taken);
        }
        channel.close();
      } catch (IOException | RuntimeException | Error e) {
        channel.close();
        throw e;
      }
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void sign(FileChannel channel, byte[] signature) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(signature);
    while (left.hasRemaining()) {
      int unused = channel.write(left, left.position());
    }
    channel.truncate(signature.length);
  }

  @Override
  public boolean isOwn() throws IOException {
    return signed.isOwn();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
