package io.sparktune.data.text.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.DataError;
import io.sparktune.data.text.tokens.TokenSettings.Unit;
import io.sparktune.settings.FileReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VectorFileTest {

  @TempDir private Path folder;

  private FileReference file(byte[] bytes) throws IOException {
    Path file = folder.resolve("vectors.txt");
    Files.write(file, bytes);
    return FileReference.of(file.toString());
  }

  private VectorFile read(String text) throws IOException {
    return VectorFile.of(file(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void refuses(String text, String message) throws IOException {
    FileReference file = file(text.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> VectorFile.of(file))
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith(folder.resolve("vectors.txt") + message);
  }

  @Test
  void linesAreWordsAndTheirNumbers() throws IOException {
    VectorFile vectors = read("the .5 -1e-1\n. . . 1 2\nna\u00efve\t3 4 \r\nthe 9 9\n\n");
    assertThat(vectors.size()).isEqualTo(2);
    assertThat(vectors.words()).containsExactly("the", ". . .", "na\u00efve");
    assertThat(vectors.vectors().get("the")).containsExactly(.5f, -.1f);
    assertThat(vectors.vectors().get("na\u00efve")).containsExactly(3, 4);
  }

  @Test
  void aFirstLineOfCountsIsNoVector() throws IOException {
    assertThat(read("\ufeff2 3\na 1 2 3\nb 4 5 6\n").words()).containsExactly("a", "b");
    assertThat(read("7 1.5\n8 2.5\n").words()).containsExactly("7", "8");
  }

  @Test
  void itMayBeZipped() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write("a 1 2\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(VectorFile.of(file(bytes.toByteArray())).words()).containsExactly("a");
  }

  @Test
  void whatIsNoVectorIsToldWithItsLine() throws IOException {
    refuses("", ": there are no vectors in it");
    refuses("a 1 2\nb 1\n", ", line 2: has 1 numbers, wanted 2");
    refuses("word\n", ", line 1: has 0 numbers, wanted a word and its vector");
    refuses("a 1 2\nb 1 x2\n", ", line 2: has \"x2\", wanted a number");
    refuses("a 1 2\nb 1 NaN\n", ", line 2: has NaN, wanted a finite number");
    byte[] binary = {'2', ' ', '2', '\n', 'a', ' ', (byte) 0xff, (byte) 0xfe, (byte) 0x80, 0};
    FileReference file = file(binary);
    assertThatThrownBy(() -> VectorFile.of(file))
        .hasMessageContaining("not text in UTF-8; save word2vec's binary vectors as text");
    byte[] cut = {0x1f, (byte) 0x8b, 8, 0};
    FileReference broken = file(cut);
    assertThatThrownBy(() -> VectorFile.of(broken)).hasMessageContaining("cannot be read");
  }

  @Test
  void itsWordsFollowThoseOfTheRows() throws IOException {
    FileReference file = file("rare 1\ngood 2\nother 3\n".getBytes(StandardCharsets.UTF_8));
    assertThat(known(file, 10)).containsExactly("bad", "good", "rare", "other");
    assertThat(known(file, 3)).containsExactly("bad", "good", "rare");
  }

  private static Iterable<String> known(FileReference file, int vocabulary) {
    TokenSettings settings =
        new TokenSettings(Unit.WORDS, true, false, false, 1, 0, 1, vocabulary, 9, 1, file);
    return new VocabularyFit(settings).fitted("text", () -> Stream.of("good bad")).tokens();
  }
}
