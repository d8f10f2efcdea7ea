package io.sparktune.lake.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;

/**
 * Writes the Parquet files of a table.
 *
 * @param configuration of the file system
 */
record ParquetFile(TableSchema table, Configuration configuration) {

  /** Only columns are ever added; a change of meaning makes a new version. */
  private static final String SCHEMA_VERSION = "1";

  private static final String METRICS = "sparktune.metrics";

  /** What a file with the rows of these events says of itself. */
  Map<String, String> metadata(EventRange events) {
    Map<String, String> metadata = new TreeMap<>(events.metadata());
    metadata.put("sparktune.table", table.name());
    metadata.put("sparktune.schema-version", SCHEMA_VERSION);
    metadata.put(METRICS, String.join("\n", table.metrics()));
    return metadata;
  }

  /** The names of what is measured, as a file says it. */
  static List<String> metrics(Map<String, String> metadata) {
    return metadata.getOrDefault(METRICS, "").lines().toList();
  }

  /** Rows as a file of their own, kept in memory. */
  BytesFile encoded(List<Object[]> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FSDataOutputStream out = new FSDataOutputStream(bytes, null)) {
      written(rows, Map.of(), out);
    }
    return new BytesFile(bytes.toByteArray());
  }

  /** The rows of files as one in memory. */
  BytesFile mergedInMemory(List<InputFile> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FSDataOutputStream out = new FSDataOutputStream(bytes, null)) {
      merged(files, Map.of(), out);
    }
    return new BytesFile(bytes.toByteArray());
  }

  /** Puts rows into a new file. */
  void written(List<Object[]> rows, Map<String, String> metadata, FSDataOutputStream out)
      throws IOException {
    try (ParquetWriter<Group> writer = writer(out, metadata)) {
      write(rows, writer);
    }
  }

  private void write(List<Object[]> rows, ParquetWriter<Group> writer) throws IOException {
    MessageType type = table.type();
    for (Object[] cells : rows) {
      Group row = new SimpleGroup(type);
      for (int i = 0; i < cells.length; i++) {
        table.columns().get(i).add(row, cells[i]);
      }
      writer.write(row);
    }
  }

  /** Puts the rows of files, which may be from before columns were added, into one row group. */
  void merged(List<InputFile> files, Map<String, String> metadata, FSDataOutputStream out)
      throws IOException {
    MessageType type = table.type();
    try (ParquetWriter<Group> writer = writer(out, metadata)) {
      for (InputFile file : files) {
        try (ParquetReader<Group> reader = PartRows.reader(file, configuration)) {
          for (Group row = reader.read(); row != null; row = reader.read()) {
            writer.write(row.getType().equals(type) ? row : widened(row, type));
          }
        }
      }
    }
  }

  private Group widened(Group row, MessageType type) {
    Group wide = new SimpleGroup(type);
    table.columns().forEach(column -> column.copy(row, wide));
    return wide;
  }

  /**
   * A writer into a file, which it does not always close when it fails: that is the caller's part.
   */
  private ParquetWriter<Group> writer(FSDataOutputStream out, Map<String, String> metadata)
      throws IOException {
    return ExampleParquetWriter.builder(new StreamedFile(out))
        .withType(table.type())
        .withConf(configuration)
        .withCompressionCodec(CompressionCodecName.SNAPPY)
        .withExtraMetaData(metadata)
        .build();
  }

  private record StreamedFile(FSDataOutputStream out) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return HadoopStreams.wrap(out);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return HadoopStreams.wrap(out);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
