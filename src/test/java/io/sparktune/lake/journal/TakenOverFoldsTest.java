package io.sparktune.lake.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.lake.Storage;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TakenOverFoldsTest {

  @TempDir private Path folder;

  private Storage storage() {
    return Storage.at(folder.toString(), new Configuration());
  }

  private static FoldResult fold(int trial, int fold) {
    Trial named = new Trial(trial, new Values(Map.of("model.x", 0.1 * trial)), trial);
    return Fixtures.takenOver(
        new FoldAssignment(named, fold, 1), "trial " + trial + " of Grüße aus letzter Nacht");
  }

  private void write(List<TakenOverFold> folds) {
    TakenOverFolds.write(
        storage(),
        taker -> {
          for (TakenOverFold fold : folds) {
            taker.take(fold);
          }
        });
  }

  @Test
  void aFoldIsFoundByWhatWasTrained_inAnyOrder() throws IOException {
    write(
        List.of(
            new TakenOverFold("aa", fold(1, 0)),
            new TakenOverFold("bb", fold(2, 2)),
            new TakenOverFold("aa", fold(1, 12)),
            new TakenOverFold("bb", fold(2, 0))));

    try (TakenOverFolds kept = TakenOverFolds.open(storage())) {
      assertThat(kept.find("bb", 0)).contains(fold(2, 0));
      assertThat(kept.find("aa", 12)).contains(fold(1, 12));
      assertThat(kept.find("bb", 2)).contains(fold(2, 2));
      assertThat(kept.find("aa", 0)).contains(fold(1, 0));
      assertThat(kept.find("bb", 1)).isEmpty();
      assertThat(kept.find("bb", 13)).isEmpty();
      assertThat(kept.find("cc", 0)).isEmpty();
      assertThat(kept.size()).isEqualTo(4);
    }
  }

  @Test
  void ofFoldsThatAreTheSame_theFirstCounts() throws IOException {
    write(List.of(new TakenOverFold("aa", fold(1, 0)), new TakenOverFold("aa", fold(2, 0))));

    try (TakenOverFolds kept = TakenOverFolds.open(storage())) {
      assertThat(kept.find("aa", 0)).contains(fold(1, 0));
      assertThat(kept.size()).isEqualTo(1);
    }
  }

  @Test
  void theFileAppearsWhole_orNotAtAll() {
    assertThatThrownBy(
            () ->
                TakenOverFolds.write(
                    storage(),
                    taker -> {
                      taker.take(new TakenOverFold("aa", fold(1, 0)));
                      throw new IOException("the disk is full");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("the disk is full");

    assertThat(TakenOverFolds.areIn(storage())).isFalse();
    write(List.of());
    assertThat(TakenOverFolds.areIn(storage())).isTrue();
  }

  @Test
  void aDamagedFold_isRefused_whenItIsAskedFor() throws IOException {
    write(List.of(new TakenOverFold("aa", fold(1, 0)), new TakenOverFold("bb", fold(2, 0))));
    Path file = folder.resolve("taken-over.jsonl");
    Files.writeString(
        file, Files.readString(file).replace("\"trial\":2,\"fold\"", "\"trial\":3,\"fold\""));

    try (TakenOverFolds kept = TakenOverFolds.open(storage())) {
      assertThat(kept.find("aa", 0)).contains(fold(1, 0));
      assertThatThrownBy(() -> kept.find("bb", 0))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("taken-over.jsonl")
          .hasRootCauseMessage("its checksum or its length is wrong");
    }
  }

  @Test
  void theNumberOfAFold_takesNoMemory() throws IOException {
    write(List.of(new TakenOverFold("aa", fold(1, 0))));
    Path file = folder.resolve("taken-over.jsonl");
    Files.writeString(file, Files.readString(file).replaceFirst("aa 0", "aa 2000000000"));

    try (TakenOverFolds kept = TakenOverFolds.open(storage())) {
      assertThat(kept.size()).isEqualTo(1);
      assertThat(kept.find("aa", 0)).isEmpty();
    }
  }

  @Test
  void aTornFile_isRefused() throws IOException {
    write(List.of(new TakenOverFold("aa", fold(1, 0))));
    Files.writeString(folder.resolve("taken-over.jsonl"), "aa");

    assertThatThrownBy(() -> TakenOverFolds.open(storage()))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("a line has no head");
  }
}
