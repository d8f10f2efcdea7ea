package io.sparktune.lake.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Puts the bytes of all parts behind those of a head, as suits text and gzip.
 *
 * @param head such as the names of the columns
 */
@SuppressWarnings("ArrayRecordComponent") // written as they are
public record JoinedBytes(byte[] head) implements PartJoin {

  @Override
  public void join(FileSystem fileSystem, List<Path> parts, Path joined) throws IOException {
    try (OutputStream out = fileSystem.create(joined, false)) {
      out.write(head);
      for (Path part : parts) {
        try (InputStream in = fileSystem.open(part)) {
          in.transferTo(out);
        }
      }
    }
  }
}
