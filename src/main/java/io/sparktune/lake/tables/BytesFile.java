package io.sparktune.lake.tables;

import java.io.ByteArrayInputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file in memory. */
@SuppressWarnings("ArrayRecordComponent") // read as they are
record BytesFile(byte[] bytes) implements InputFile {

  @Override
  public long getLength() {
    return bytes.length;
  }

  @Override
  public SeekableInputStream newStream() {
    return new Stream(new Bytes(bytes));
  }

  /** Bytes with a place that can be set. */
  private static final class Bytes extends ByteArrayInputStream {

    Bytes(byte[] bytes) {
      super(bytes);
    }

    private synchronized long place() {
      return pos;
    }

    private synchronized void place(long place) {
      pos = Math.toIntExact(place);
    }
  }

  private static final class Stream extends DelegatingSeekableInputStream {
    private final Bytes bytes;

    Stream(Bytes bytes) {
      super(bytes);
      this.bytes = bytes;
    }

    @Override
    public long getPos() {
      return bytes.place();
    }

    @Override
    public void seek(long place) {
      bytes.place(place);
    }
  }
}
