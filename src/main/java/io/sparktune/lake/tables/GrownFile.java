package io.sparktune.lake.tables;

import io.sparktune.lake.StoredFile;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A Parquet file that has all bytes of another one, its footer too, behind them more row groups,
 * and then a footer for all. A reader that has learnt how long the file was reads the rows of then.
 */
record GrownFile(StoredFile before, BytesFile added) {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL_BYTES = Integer.BYTES + MAGIC.length;
  private static final int BUFFER_BYTES = 1 << 16;

  /** A footer and where it begins. */
  private record Footer(FileMetaData content, long begin) {

    static Footer of(InputFile file) throws IOException {
      try (SeekableInputStream in = file.newStream()) {
        long end = file.getLength() - TAIL_BYTES;
        byte[] length = new byte[Integer.BYTES];
        in.seek(end);
        in.readFully(length);
        long begin = end - ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        in.seek(begin);
        return new Footer(Util.readFileMetaData(in), begin);
      }
    }
  }

  /** Writes the rows of both files. */
  void writeTo(OutputStream out, Map<String, String> metadata) throws IOException {
    write(Footer.of(before).content(), metadata, out);
  }

  /** Writes the rows of the added file only, for readers that do not know of the one before. */
  void writeAddedTo(OutputStream out, Map<String, String> metadata) throws IOException {
    FileMetaData empty = Footer.of(added).content();
    write(empty.setRow_groups(new ArrayList<>()).setNum_rows(0), metadata, out);
  }

  private void write(FileMetaData rows, Map<String, String> metadata, OutputStream out)
      throws IOException {
    copy(out);
    Footer more = Footer.of(added);
    out.write(added.bytes(), MAGIC.length, Math.toIntExact(more.begin()) - MAGIC.length);
    add(more.content(), rows);
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    Util.writeFileMetaData(with(metadata, rows), footer);
    footer.writeTo(out);
    out.write(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(footer.size())
            .array());
    out.write(MAGIC);
  }

  private void copy(OutputStream out) throws IOException {
    try (SeekableInputStream in = before.newStream()) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (long left = before.getLength(); left > 0; ) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new EOFException(before + " has become shorter");
        }
        out.write(buffer, 0, count);
        left -= count;
      }
    }
  }

  private void add(FileMetaData more, FileMetaData rows) {
    for (RowGroup group : more.getRow_groups()) {
      move(group, before.getLength() - MAGIC.length);
      group.setOrdinal((short) rows.getRow_groupsSize());
      rows.addToRow_groups(group);
    }
    rows.setNum_rows(rows.getNum_rows() + more.getNum_rows());
  }

  private static FileMetaData with(Map<String, String> metadata, FileMetaData rows) {
    Map<String, String> values = new TreeMap<>();
    rows.getKey_value_metadata().forEach(pair -> values.put(pair.getKey(), pair.getValue()));
    values.putAll(metadata);
    values.put(TablePart.GROWN, "true");
    List<KeyValue> pairs = new ArrayList<>();
    values.forEach((key, value) -> pairs.add(new KeyValue(key).setValue(value)));
    return rows.setKey_value_metadata(pairs);
  }

  private static void move(RowGroup group, long distance) {
    if (group.isSetFile_offset()) {
      group.setFile_offset(group.getFile_offset() + distance);
    }
    for (ColumnChunk column : group.getColumns()) {
      column.setFile_offset(column.getFile_offset() + distance);
      if (column.isSetColumn_index_offset()) {
        column.setColumn_index_offset(column.getColumn_index_offset() + distance);
      }
      if (column.isSetOffset_index_offset()) {
        column.setOffset_index_offset(column.getOffset_index_offset() + distance);
      }
      ColumnMetaData data = column.getMeta_data();
      data.setData_page_offset(data.getData_page_offset() + distance);
      if (data.isSetDictionary_page_offset()) {
        data.setDictionary_page_offset(data.getDictionary_page_offset() + distance);
      }
      if (data.isSetIndex_page_offset()) {
        data.setIndex_page_offset(data.getIndex_page_offset() + distance);
      }
      if (data.isSetBloom_filter_offset()) {
        data.setBloom_filter_offset(data.getBloom_filter_offset() + distance);
      }
    }
  }
}
