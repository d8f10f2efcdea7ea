package io.sparktune.storage;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.Syncable;

/** A local file that is written, and made durable when that is asked for. */
final class LocalOutput extends OutputStream implements Syncable, StreamCapabilities {

  private final FileOutputStream file;

  LocalOutput(File path, boolean append) throws IOException {
    file = new FileOutputStream(path, append);
  }

  @Override
  public void write(int next) throws IOException {
    file.write(next);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    file.write(bytes, from, length);
  }

  /** Nothing is held back. */
  @Override
  public void hflush() {}

  @Override
  public void hsync() throws IOException {
    file.getFD().sync();
  }

  @Override
  public boolean hasCapability(String capability) {
    return capability.toLowerCase(Locale.ROOT).equals(StreamCapabilities.HSYNC);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
