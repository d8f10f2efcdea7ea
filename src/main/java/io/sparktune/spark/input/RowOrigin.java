package io.sparktune.spark.input;

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
  static Path file(String address) {
    return new Path(URI.create(address));
  }

  /** Those of rows that a reader of Spark gives, all of them well formed. */
  static List<Column> of(Dataset<Row> rows) {
    Column metadata = rows.metadataColumn(METADATA);
    return List.of(
        functions.lit(null).cast("string"),
        metadata.getField("file_path"),
        metadata.getField("file_block_start"));
  }
}
