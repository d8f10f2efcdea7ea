package io.sparktune.spark.input.files;

import java.net.URI;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The columns behind those of the input: the malformed line, null where the row is well formed; the
 * address of its file; the offset in the file of the block that Spark read it in.
 */
public final class RowOrigin {

  public static final int MALFORMED = 0;
  public static final int FILE = 1;
  public static final int BLOCK = 2;

  /** How many they are. */
  public static final int WIDTH = 3;

  private static final String METADATA = "_metadata";

  private RowOrigin() {}

  /** The file of an address. */
  public static Path file(String address) {
    return new Path(URI.create(address));
  }

  /** Those of rows that a reader of Spark gives, all of them well formed. */
  public static List<Column> of(Dataset<Row> rows) {
    return List.of(functions.lit(null).cast("string"), fileColumn(rows), blockColumn(rows));
  }

  public static Column fileColumn(Dataset<Row> rows) {
    return rows.metadataColumn(METADATA).getField("file_path");
  }

  public static Column blockColumn(Dataset<Row> rows) {
    return rows.metadataColumn(METADATA).getField("file_block_start");
  }
}
