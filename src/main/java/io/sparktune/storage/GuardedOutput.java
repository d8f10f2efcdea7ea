package io.sparktune.storage;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.Syncable;

/** A file that is written; see {@link GuardedFileSystem}. */
final class GuardedOutput extends OutputStream implements Syncable, StreamCapabilities, Abortable {

  private final FSDataOutputStream out;

  GuardedOutput(FSDataOutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int next) throws IOException {
    Guard.run(() -> out.write(next));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    Guard.run(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() throws IOException {
    Guard.run(out::flush);
  }

  @Override
  public void hflush() throws IOException {
    Guard.run(out::hflush);
  }

  @Override
  public void hsync() throws IOException {
    Guard.run(out::hsync);
  }

  @Override
  public boolean hasCapability(String capability) {
    return out.hasCapability(capability);
  }

  @Override
  public AbortableResult abort() {
    return out.abort();
  }

  @Override
  public void close() throws IOException {
    Guard.run(out::close);
  }
}
