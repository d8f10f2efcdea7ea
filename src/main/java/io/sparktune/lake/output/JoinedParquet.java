package io.sparktune.lake.output;

import io.sparktune.lake.StoredFile;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopOutputFile;

/** Copies the row groups of Parquet files of one schema into one file, as they are. */
public record JoinedParquet() implements PartJoin {

  @Override
  public void join(FileSystem fileSystem, List<Path> parts, Path joined) throws IOException {
    if (parts.size() == 1) {
      if (!fileSystem.rename(parts.get(0), joined)) {
        throw new IOException("cannot rename " + parts.get(0));
      }
      return;
    }
    Configuration configuration = fileSystem.getConf();
    FileMetaData first = metadata(StoredFile.of(fileSystem, parts.get(0)));
    ParquetFileWriter writer =
        new ParquetFileWriter(
            HadoopOutputFile.fromPath(joined, configuration),
            first.getSchema(),
            ParquetFileWriter.Mode.CREATE,
            ParquetWriter.DEFAULT_BLOCK_SIZE,
            ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
            ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
    writer.start();
    for (Path part : parts) {
      writer.appendFile(StoredFile.of(fileSystem, part));
    }
    writer.end(first.getKeyValueMetaData());
  }

  private static FileMetaData metadata(StoredFile file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      return reader.getFooter().getFileMetaData();
    }
  }
}
