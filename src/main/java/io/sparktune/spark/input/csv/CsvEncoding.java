package io.sparktune.spark.input.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;

/** A character set, with bytes that are not of it as {@link #UNREADABLE}. */
record CsvEncoding(Charset charset) {

  /** No character that is written in a file. */
  static final char UNREADABLE = '\uFFFF';

  private static final ByteOrderMark[] MARKS = {
    ByteOrderMark.UTF_8,
    ByteOrderMark.UTF_32LE,
    ByteOrderMark.UTF_32BE,
    ByteOrderMark.UTF_16LE,
    ByteOrderMark.UTF_16BE
  };

  private static final byte[] LINE = {'\r', '\n', ',', '"'};

  /** The bytes without a byte order mark. */
  static BOMInputStream withoutMark(InputStream bytes) throws IOException {
    return BOMInputStream.builder().setInputStream(bytes).setByteOrderMarks(MARKS).get();
  }

  /** What the byte order mark says, or else the one that is asked for. */
  static CsvEncoding of(BOMInputStream bytes, Charset asked) throws IOException {
    String marked = bytes.getBOMCharsetName();
    return new CsvEncoding(marked == null ? asked : Charset.forName(marked));
  }

  /** Whether bytes can be parted into lines before they are decoded. */
  boolean hasLinesOfBytes() {
    return new String(LINE, charset).equals("\r\n,\"");
  }

  Reader reader(InputStream bytes) {
    return new InputStreamReader(bytes, decoder());
  }

  private CharsetDecoder decoder() {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .replaceWith(String.valueOf(UNREADABLE));
  }

  /** A remedy for bytes that are not of it. */
  String remedy() {
    return charset.equals(StandardCharsets.UTF_8)
        ? "set data.encoding (predict: --encoding) to windows-1252 if Excel or another program of"
            + " Windows wrote it, else to the encoding that it was written in, or save it as UTF-8"
        : "set data.encoding (predict: --encoding) to the encoding that it was written in, or save"
            + " it as UTF-8";
  }
}
