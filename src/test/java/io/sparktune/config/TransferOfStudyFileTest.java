package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.text.StudyFileError;
import io.sparktune.space.Values;
import org.junit.jupiter.api.Test;

/** Study files with a network that was trained before in a file of its own. */
final class TransferOfStudyFileTest {

  private static final String BASE = "data-samples/models/digits.h5";

  private static StudyFile read(String base) {
    return Studies.with("model { kind = transfer, base = " + base + ", layers = 0 }");
  }

  @Test
  void theWinnersFileNamesTheBaseInAnyDirectory() {
    Values none = Studies.values();
    String best = read(BASE).withValues(none, 3, path -> "/elsewhere/" + path);

    assertThat(best)
        .contains(
            "base = \"/elsewhere/" + BASE + "\"", "path = \"/elsewhere/x\"", "base-sha256 = ");
    String same = read(BASE).withValues(none, 3);
    assertThat(same).contains("base = \"" + BASE + "\"");
    assertThat(Studies.read(same).trainingFingerprint(none))
        .isEqualTo(read(BASE).trainingFingerprint(none));
  }

  @Test
  void aRangeOfBasesIsRefused() {
    assertThatThrownBy(() -> read("{ choice = [" + BASE + ", other.h5] }"))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining("model.base: ")
        .hasMessageContaining("compare several in a study each");
  }
}
