package io.sparktune.lake.tables;

import io.sparktune.lake.Storage;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;

/**
 * A file of a table.
 *
 * @param schema of its rows, which may be from before columns were added
 * @param metadata as it is in the file
 */
record TablePart(
    String name,
    EventRange events,
    long rows,
    int rowGroups,
    MessageType schema,
    Map<String, String> metadata) {

  /**
   * The name of a part.
   *
   * @param life the digest of the journal's first event, by which journals are told apart
   * @param number from 0
   */
  static String name(String life, int number) {
    return String.format(Locale.ROOT, "part-%s-%06d.parquet", life, number);
  }

  /** Reads what a file says of itself; empty where it says nothing that can be understood. */
  static Optional<TablePart> read(Storage table, String name) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(table.path(name), table.fileSystem().getConf()))) {
      Map<String, String> metadata = reader.getFileMetaData().getKeyValueMetaData();
      return Optional.of(
          new TablePart(
              name,
              EventRange.of(metadata).orElse(EventRange.UNKNOWN),
              reader.getRowGroups().stream().mapToLong(BlockMetaData::getRowCount).sum(),
              reader.getRowGroups().size(),
              reader.getFileMetaData().getSchema(),
              metadata));
    } catch (IOException | RuntimeException e) { // whatever damage leads to
      return Optional.empty();
    }
  }
}
