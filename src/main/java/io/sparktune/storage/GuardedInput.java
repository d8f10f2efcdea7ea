package io.sparktune.storage;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;

/** A file that is read; see {@link GuardedFileSystem}. */
final class GuardedInput extends FSInputStream {

  private final FSDataInputStream in;

  GuardedInput(FSDataInputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return Guard.in(in::read);
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    return Guard.in(() -> in.read(bytes, from, length));
  }

  @Override
  public int read(long position, byte[] bytes, int from, int length) throws IOException {
    return Guard.in(() -> in.read(position, bytes, from, length));
  }

  @Override
  public void readFully(long position, byte[] bytes, int from, int length) throws IOException {
    Guard.run(() -> in.readFully(position, bytes, from, length));
  }

  @Override
  public long skip(long count) throws IOException {
    return Guard.in(() -> in.skip(count));
  }

  @Override
  public int available() throws IOException {
    return Guard.in(in::available);
  }

  @Override
  public void seek(long position) throws IOException {
    Guard.run(() -> in.seek(position));
  }

  @Override
  public long getPos() throws IOException {
    return Guard.in(in::getPos);
  }

  @Override
  public boolean seekToNewSource(long position) throws IOException {
    return Guard.in(() -> in.seekToNewSource(position));
  }

  @Override
  public void close() throws IOException {
    Guard.run(in::close);
  }
}
