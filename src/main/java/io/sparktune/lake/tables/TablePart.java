package io.sparktune.lake.tables;

import io.sparktune.lake.Storage;
import io.sparktune.lake.StoredFile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;

/**
 * A file of a table.
 *
 * @param rowBytes of row groups
 * @param fileBytes of these and all that earlier additions left
 * @param schema of its rows, which may be from before columns were added
 * @param metadata as it is in the file
 */
record TablePart(
    String name,
    EventRange events,
    long rows,
    int rowGroups,
    long rowBytes,
    long fileBytes,
    MessageType schema,
    Map<String, String> metadata) {

  /** A name in the metadata of files to which rows were added. */
  static final String GROWN = "sparktune.grown";

  /** Each addition makes one, and many make a file slow to read. */
  private static final int MOST_ROW_GROUPS = 50;

  private static final long MOST_WASTED_BYTES = 1 << 24;
  private static final int MOST_TIMES_WASTED = 3;

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
    try {
      return Optional.of(of(StoredFile.of(table.fileSystem(), table.path(name)), name));
    } catch (IOException | RuntimeException e) { // whatever damage leads to
      return Optional.empty();
    }
  }

  private static TablePart of(StoredFile file, String name) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      Map<String, String> metadata = reader.getFileMetaData().getKeyValueMetaData();
      List<BlockMetaData> rowGroups = reader.getRowGroups();
      return new TablePart(
          name,
          EventRange.of(metadata).orElse(EventRange.UNKNOWN),
          rowGroups.stream().mapToLong(BlockMetaData::getRowCount).sum(),
          rowGroups.size(),
          rowGroups.stream().mapToLong(BlockMetaData::getCompressedSize).sum(),
          file.length(),
          reader.getFileMetaData().getSchema(),
          metadata);
    }
  }

  /** Whether it has more than one that was written at once would have. */
  boolean isGrown() {
    return metadata.containsKey(GROWN);
  }

  /** Whether it has so many row groups that one should be made of them. */
  boolean isScattered() {
    return rowGroups >= MOST_ROW_GROUPS;
  }

  /** Whether it has so much that no reader needs that it should be written without that. */
  boolean isWasteful() {
    return fileBytes > MOST_WASTED_BYTES + MOST_TIMES_WASTED * rowBytes;
  }
}
