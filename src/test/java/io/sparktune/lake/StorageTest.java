package io.sparktune.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.storage.MortalFileSystem;
import io.sparktune.storage.StorageFailure;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StorageTest {

  @TempDir private Path folder;

  private Storage storage(int changes) {
    return Storage.at(folder.toString(), MortalFileSystem.configuration(changes));
  }

  private static void writeModel(Storage models, String content) {
    models.writeFolder(
        "best",
        best -> {
          best.write("labels", content);
          best.write("model", content);
        });
  }

  private static String seen(Storage models) {
    Storage best = models.in("best").present();
    return text(best.bytes("labels")) + " " + text(best.bytes("model"));
  }

  private static String text(Optional<byte[]> bytes) {
    return new String(bytes.orElseThrow(), UTF_8);
  }

  @Test
  void aFolderIsTheOneBeforeOrTheNewOne_whereverItsWriterDies() {
    Storage healthy = storage(Integer.MAX_VALUE);
    Set<String> seen = new LinkedHashSet<>();
    boolean isDead = true;
    for (int last = 0; isDead; last++) {
      writeModel(healthy, "before");
      try {
        writeModel(storage(last), "new");
        isDead = false;
      } catch (StorageFailure e) {
        assertThat(e).hasMessageStartingWith("cannot write");
      }
      seen.add(seen(healthy));
    }
    assertThat(seen).containsExactly("before before", "new new");
    writeModel(healthy, "after");
    assertThat(seen(healthy)).isEqualTo("after after");
    assertThat(healthy.names()).containsExactly("best");
  }
}
