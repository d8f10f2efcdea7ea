package io.sparktune.lake.tables;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Writes whole Parquet files. */
final class ParquetFile {

  /** Only columns are ever added; a change of meaning makes a new version. */
  private static final String SCHEMA_VERSION = "1";

  private ParquetFile() {}

  static MessageType schema(String table, List<TableColumn> columns) {
    return new MessageType(table, columns.stream().map(TableColumn::type).toArray(Type[]::new));
  }

  static void write(
      FileSystem fileSystem,
      Path path,
      String table,
      List<TableColumn> columns,
      List<Object[]> rows)
      throws IOException {
    MessageType schema = schema(table, columns);
    SimpleGroupFactory groups = new SimpleGroupFactory(schema);
    try (FSDataOutputStream out = fileSystem.create(path, true);
        ParquetWriter<Group> writer = writer(fileSystem, out, schema)) {
      for (Object[] cells : rows) {
        Group row = groups.newGroup();
        for (int i = 0; i < cells.length; i++) {
          columns.get(i).add(row, cells[i]);
        }
        writer.write(row);
      }
    }
  }

  /**
   * A writer into a file, which it does not always close when it fails: that is the caller's part.
   */
  static ParquetWriter<Group> writer(
      FileSystem fileSystem, FSDataOutputStream out, MessageType schema) throws IOException {
    return ExampleParquetWriter.builder(new StreamedFile(out))
        .withType(schema)
        .withConf(fileSystem.getConf())
        .withCompressionCodec(CompressionCodecName.SNAPPY)
        .withExtraMetaData(
            Map.of("sparktune.table", schema.getName(), "sparktune.schema-version", SCHEMA_VERSION))
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
