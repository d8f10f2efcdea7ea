package io.sparktune.lake;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A Parquet file of a file system as a study has it.
 *
 * @param length at a moment; the file may grow meanwhile
 */
public record StoredFile(FileSystem fileSystem, Path path, long length) implements InputFile {

  /** A file as long as it is now. */
  public static StoredFile of(FileSystem fileSystem, Path path) throws IOException {
    return new StoredFile(fileSystem, path, fileSystem.getFileStatus(path).getLen());
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    return HadoopStreams.wrap(fileSystem.open(path));
  }

  /** Messages name the file. */
  @Override
  public String toString() {
    return path.toString();
  }
}
