package io.sparktune.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.storage.MortalFileSystem.Death;
import io.sparktune.storage.MortalFileSystem.Overwriting;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WholeFileTest {

  @TempDir private Path folder;

  private WholeFile file(MortalFileSystem files) {
    return new WholeFile(files, new org.apache.hadoop.fs.Path(folder.toString(), "manifest.json"));
  }

  private static MortalFileSystem immortal(Overwriting overwriting) throws IOException {
    return new MortalFileSystem(Integer.MAX_VALUE, overwriting);
  }

  private static String content(WholeFile file) throws IOException {
    try (var in = file.open()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource(Overwriting.class)
  void atEveryMoment_itIsTheOneBeforeOrTheNewOne(Overwriting overwriting) throws IOException {
    WholeFile whole = file(immortal(overwriting));
    int deaths = 0;
    for (int last = 0; ; last++) {
      whole.write(out -> out.write("before".getBytes(UTF_8)));
      MortalFileSystem mortal = new MortalFileSystem(last, overwriting);
      try {
        file(mortal).write(out -> out.write("new".getBytes(UTF_8)));
      } catch (Death e) {
        deaths++;
      }
      assertThat(content(whole)).isIn("before", "new");
      if (!mortal.isDead()) {
        break;
      }
    }
    assertThat(deaths).isGreaterThan(1);
    assertThat(content(whole)).isEqualTo("new");
    whole.write(out -> out.write("after".getBytes(UTF_8)));
    assertThat(content(whole)).isEqualTo("after");
    try (var left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString())).containsOnly("manifest.json");
    }
  }

  @Test
  void contentThatFails_leavesTheOneBefore_andNothingElse() throws IOException {
    WholeFile whole = file(immortal(Overwriting.DONE));
    whole.write(out -> out.write("before".getBytes(UTF_8)));
    assertThatThrownBy(
            () ->
                whole.write(
                    out -> {
                      out.write('?');
                      throw new IOException("no space left");
                    }))
        .hasMessage("no space left");
    assertThat(content(whole)).isEqualTo("before");
    assertThat(folder).isDirectoryContaining(file -> file.endsWith("manifest.json"));
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void noFile_isNotFound() throws IOException {
    WholeFile none = file(immortal(Overwriting.DONE));
    assertThatThrownBy(none::open)
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("manifest.json");
  }

  @ParameterizedTest
  @EnumSource(Overwriting.class)
  void aFolderIsRestored_whereItsReplacementDied(Overwriting overwriting) throws IOException {
    org.apache.hadoop.fs.Path best = new org.apache.hadoop.fs.Path(folder.toString(), "best");
    org.apache.hadoop.fs.Path next = new org.apache.hadoop.fs.Path(folder.toString(), ".best.new");
    for (int last = 0; ; last++) {
      MortalFileSystem healthy = immortal(overwriting);
      boolean unused = healthy.delete(best, true);
      new WholeFile(healthy, new org.apache.hadoop.fs.Path(best, "model")).write(out -> {});
      new WholeFile(healthy, new org.apache.hadoop.fs.Path(next, "model")).write(out -> {});
      MortalFileSystem mortal = new MortalFileSystem(last, overwriting);
      try {
        new FileReplacement(mortal).replace(next, best);
      } catch (Death e) {
        assertThat(mortal.isDead()).isTrue();
      }
      new FileReplacement(healthy).restore(best);
      assertThat(folder.resolve("best/model")).exists();
      if (!mortal.isDead()) {
        break;
      }
    }
  }
}
