package io.sparktune.run.earlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.NamedClasses;
import io.sparktune.lake.Storage;
import io.sparktune.run.input.BadInput;
import io.sparktune.search.Observation;
import io.sparktune.space.Values;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransferFileTest {

  private static final String NAME = "learnt.json";

  @TempDir private Path place;
  private Storage folder;
  private String good;

  @BeforeEach
  void write() {
    folder = Storage.at(place.toString(), new Configuration());
    Values values = new Values(Map.of("model.units", 4L, "training.updater", "adam"));
    TransferFile.write(
        folder,
        List.of(new EarlierRunData("runs/a", 1, List.of(Observation.complete(0, values, 0.5)))));
    good = new String(folder.bytes(NAME).orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void whatWasWrittenIsRead() {
    EarlierRunData read = TransferFile.read(folder).orElseThrow().get(0);
    assertThat(read)
        .hasToString(
            "learns from 1 of 2 trials of runs/a; 1 has other parameters, or values outside of the"
                + " ranges");
    assertThat(read.observations().get(0).merits()).containsExactly(0.5);
  }

  @Test
  void whatNobodyWroteIsRefused() {
    for (String bad :
        List.of(
            "",
            "null",
            "[null]",
            "{}",
            "[3]",
            good + "x",
            good.replace("0.5", "null"),
            good.replace("0.5", "\"NaN\""),
            good.replaceFirst("\"values\":\\{[^}]*}}", "\"values\":null"))) {
      assertThat(bad).isNotEqualTo(good);
      folder.write(NAME, bad);
      if (!bad.equals("null")) {
        assertThatThrownBy(() -> TransferFile.read(folder))
            .as(bad)
            .isInstanceOf(BadInput.class)
            .hasMessage(place + "/learnt.json: cannot be read; remove the folder to start again");
      }
    }
  }

  @Test
  void noClassIsLoadedByItsName() {
    for (String old : List.of("\"runs/a\"", "[0.5]", "\"adam\"", "4", "\"COMPLETE\"")) {
      assertThat(good).contains(old);
      for (String form : NamedClasses.forms(NamedClasses.MARKED).values()) {
        folder.write(NAME, good.replace(old, form));
        assertThat(NamedClasses.loadedBy(this::read)).as(form).isEmpty();
      }
    }
  }

  private void read() {
    try {
      assertThat(TransferFile.read(folder)).isPresent();
    } catch (BadInput e) {
      assertThat(e.problems()).hasSize(1);
    }
  }
}
