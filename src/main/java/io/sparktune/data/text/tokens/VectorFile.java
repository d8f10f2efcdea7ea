package io.sparktune.data.text.tokens;

import io.sparktune.data.DataError;
import io.sparktune.settings.FileReference;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.ref.SoftReference;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/**
 * Vectors of words in a file, as GloVe and word2vec write them as text: a word and its numbers in
 * each line, with or without a first line of two counts. A word that is there twice has its first
 * vector.
 *
 * @param size the numbers of each vector
 * @param vectors by word, in the order of the file
 */
public record VectorFile(int size, Map<String, float[]> vectors) {

  private static final int ZIPPED = 0x1f8b;
  private static final Map<String, SoftReference<VectorFile>> READ = new ConcurrentHashMap<>();

  /**
   * The vectors in a file, read once by a process.
   *
   * @throws DataError if it cannot be read, or has something else in it
   */
  public static VectorFile of(FileReference file) {
    SoftReference<VectorFile> known = READ.get(file.sha256());
    VectorFile vectors = known == null ? null : known.get();
    if (vectors == null) {
      vectors = read(file);
      READ.put(file.sha256(), new SoftReference<>(vectors));
    }
    return vectors;
  }

  private static VectorFile read(FileReference file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(unzipped(file.bytes()), StandardCharsets.UTF_8.newDecoder()))) {
      VectorLines read = new VectorLines(file.path());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read.add(line);
      }
      return read.file();
    } catch (CharacterCodingException e) {
      throw new DataError(
          file.path() + ": it is not text in UTF-8; save word2vec's binary vectors as text");
    } catch (IOException e) {
      throw new DataError(file.path() + ": its vectors cannot be read (" + e.getMessage() + ")");
    }
  }

  private static InputStream unzipped(byte[] bytes) throws IOException {
    InputStream plain = new ByteArrayInputStream(bytes);
    boolean isZipped = bytes.length > 1 && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) == ZIPPED;
    return isZipped ? new GZIPInputStream(plain) : plain;
  }

  /** All words, in the order of the file. */
  public List<String> words() {
    return List.copyOf(vectors.keySet());
  }
}
