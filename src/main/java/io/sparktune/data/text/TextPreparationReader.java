package io.sparktune.data.text;

import io.sparktune.data.DataError;
import io.sparktune.data.table.TableKind;
import io.sparktune.data.text.tokens.TokenSettings;
import io.sparktune.data.text.tokens.TokenSettings.Unit;
import io.sparktune.data.text.tokens.VectorFile;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.FileReference;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.Optional;

/** Reads {@code prepare} for texts: the keys of a table, and those of tokens. */
final class TextPreparationReader {

  private static final String VECTORS = "vectors";
  private static final int MOST_GRAM = 5;
  private static final int MOST_CHARACTERS = 8;
  private static final int MOST_COUNT = 1_000_000;
  private static final int MOST_TOKENS = 1_000_000;

  /** More steps than any network here reads. */
  private static final int MOST_LENGTH = 16_384;

  private TextPreparationReader() {}

  static TextPreparation read(SettingsReader prepare, Task task) {
    return new TextPreparation(
        new TokenSettings(
            prepare.constant("tokens", List.of(Unit.values())),
            prepare.truth("lower-case"),
            prepare.truth("strip-accents"),
            prepare.truth("punctuation"),
            prepare.integer("n-grams", 1, MOST_GRAM),
            prepare.integer("character-n-grams", 0, MOST_CHARACTERS),
            prepare.integer("min-count", 1, MOST_COUNT),
            prepare.integer("vocabulary", 1, MOST_TOKENS),
            prepare.integer("length", 1, MOST_LENGTH),
            prepare.real("length-share", Bounds.above(0, 1)),
            vectors(prepare)),
        new TableKind().preparation(prepare, task));
  }

  private static FileReference vectors(SettingsReader prepare) {
    if (!prepare.isGiven(VECTORS)) {
      // What would be its digest stands in the defaults.
      prepare.text(VECTORS + "-sha256", "a digest", any -> true);
      return TokenSettings.NO_VECTORS;
    }
    Optional<FileReference> file =
        prepare.file(VECTORS, "a file of vectors of words, as GloVe writes it");
    if (file.isPresent()) {
      try {
        VectorFile.of(file.get());
      } catch (DataError e) {
        prepare.problem(VECTORS, String.valueOf(e.getMessage()));
      }
    }
    return file.orElse(TokenSettings.NO_VECTORS);
  }
}
