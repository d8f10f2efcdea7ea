package io.sparktune.lake.tables;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;

/** Opens the rows of files; their pages are compared with their checksums. */
final class PartRows extends ParquetReader.Builder<Group> {

  private PartRows(InputFile file) {
    super(file);
  }

  static ParquetReader<Group> reader(InputFile file, Configuration configuration)
      throws IOException {
    return new PartRows(file).withConf(configuration).usePageChecksumVerification().build();
  }

  @Override
  protected ReadSupport<Group> getReadSupport() {
    return new GroupReadSupport();
  }
}
