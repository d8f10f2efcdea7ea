package io.sparktune.data.text;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.work.FileOpener;
import io.sparktune.data.work.FileWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * A file's text without a byte order mark.
 *
 * @param text null where the file is not in the encoding
 */
public record DecodedText(@Nullable String text) implements Serializable {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** Reads a file by its address. */
  public record Reading(CsvDialect dialect) implements FileWork<String, DecodedText> {
    @Override
    public DecodedText of(String address, FileOpener opener) throws IOException {
      try (InputStream bytes = opener.open(address)) {
        String read =
            dialect
                .charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes.readAllBytes()))
                .toString();
        return new DecodedText(read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read);
      } catch (CharacterCodingException e) {
        return new DecodedText(null);
      }
    }

    /**
     * The problem of a file that is not in the encoding.
     *
     * @param remedy how to name the encoding
     */
    public String problem(String place, String remedy) {
      return "%s: its characters are not %s; %s, or save it as UTF-8"
          .formatted(place, dialect.charset().name(), remedy);
    }
  }
}
