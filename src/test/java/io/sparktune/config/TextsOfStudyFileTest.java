package io.sparktune.config;

import static io.sparktune.config.Studies.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.RandomSettings;
import io.sparktune.search.SearchSettings;
import io.sparktune.space.Values;
import io.sparktune.study.stopping.StoppingSettings;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TextsOfStudyFileTest {

  private static final String STUDY =
      """
      study { name = all, goal = "maximize f1@y \\"e\\" s" }
      data { path = "hdfs://host/x y.csv", target = "t.1", missing = [-999, 007, ""] }
      prepare { outliers = { choice = [none, { quantile { low = { real = [0, 0.2] } } }] } }
      model {
        layers = { int = [1, 3] }
        units = [{ int = [4, 8] }, 5, { choice = [6, 7] }]
        batch-normalisation = { choice = [true, false] }
        l2 = { real = [1e-7, 1e-3], scale = log }
      }
      training {
        learning-rate = 1e-2
        updater = { choice = [adagrad, { sgd { momentum = { real = [0, 0.99] } } }, { adam {} }] }
      }
      validation { scheme = single, share = 0.25 }
      search.trials = 7
      pruning { pruner = { hyperband { type = promotion } }, report-every-epochs = 2 }
      stopping { finish-by = "06:00", target = 0.9 }
      resources.cpus = 2
      """;

  @Test
  void valuesInPlaceOfRanges_giveAStudyOfOneTrialWithTheSamePlan() {
    StudyFile file = Studies.read(STUDY);
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 100; i++) {
      Values values = file.space().valuesAt(random.doubles(file.space().dimensions()).toArray());
      StudyFile best = Studies.read(file.withValues(values, 40 + i));
      assertThat(best.space().parameters()).isEmpty();
      assertThat(best.trialSettings().apply(values()))
          .isEqualTo(file.trialSettings().apply(values));
      assertThat(best.study().name()).isEqualTo("all-best");
      assertThat(best.study().goal()).isEqualTo(file.study().goal());
      assertThat(best.data()).isEqualTo(file.data());
      assertThat(best.validation()).isEqualTo(file.validation());
      assertThat(best.resources()).isEqualTo(file.resources());
      assertThat(best.search()).isEqualTo(new SearchSettings(new RandomSettings(), 1, 40 + i));
    }
  }

  @Test
  void valuesInPlaceOfRanges_areReadableText() {
    StudyFile file =
        Studies.read(
            """
            study { goal = "maximize accuracy", seed = 1 } # chosen by hand
            data { path = a.csv, target = y }
            training.updater = { choice = [adam, { sgd { momentum = { real = [0, 0.9] } } }] }
            model.units = { int = [8, 64] }
            """);
    Values values =
        values("model.units", 9L, "training.updater", "sgd", "training.updater.sgd.momentum", 0.25);
    assertThat(file.withValues(values, 3))
        .isEqualTo(
            """
            study {
              name = my-best
              goal = "maximize accuracy"
              seed = 1
            }

            data {
              path = "a.csv"
              target = y
            }

            model {
              units = 9
            }

            training {
              updater { sgd { momentum = 0.25 } }
            }

            search {
              sampler = random
              trials = 1
              first-trial = 3
            }
            """);
  }

  @Test
  void nothingEndsTheStudyOfTheWinnerEarly() {
    StudyFile file =
        Studies.with(
            """
            study { strict = true, window = 3 }
            training.epochs = { choice = [2, 9] }
            pruning { pruner = { asha { min-epochs = 3 } }, fold-race = pooled-t }
            stopping { epochs = 1, target = 0.1, max-failures = 1 }
            """);
    StudyFile best = Studies.read(file.withValues(values("training.epochs", 2L), 5));
    assertThat(best.stopping()).isEqualTo(StoppingSettings.NONE);
    assertThat(best.sections().pruning()).isEqualTo(Studies.with("").sections().pruning());
    assertThat(best.study().window()).isEqualTo(3);
    assertThat(best.rules(5, 1).mostEpochs()).isEqualTo(2);
  }

  @Test
  void theRowsOfTheWinnersStudyCanBeNamedAnew() {
    StudyFile file = Studies.with("");

    String best = file.withValues(values(), 0, name -> "/home/me/" + name);

    assertThat(Studies.read(best).data().rows().place())
        .isEqualTo("/home/me/" + file.data().rows().place());
  }

  @Test
  void aLongNameIsCutToMakeRoom() {
    StudyFile file = Studies.with("study.name = " + "n".repeat(64));
    StudyFile best = Studies.read(file.withValues(values(), 0));
    assertThat(best.study().name()).isEqualTo("n".repeat(59) + "-best");
  }

  @Test
  void theResolvedTextSaysTheSameStudy() {
    StudyFile file = Studies.read(STUDY);
    StudyFile again = Studies.read(file.resolvedText());
    assertThat(again.resolvedText())
        .isEqualTo(file.resolvedText())
        .contains("batch-size = 32", "share = 0.25", "l2 { real = [1e-7, 1e-3], scale = log }")
        .doesNotContain("folds");
    assertThat(again.space()).isEqualTo(file.space());
    assertThat(again.fingerprint()).isEqualTo(file.fingerprint());
    assertThat(again.study()).isEqualTo(file.study());
    assertThat(again.sections()).isEqualTo(file.sections());
  }

  @Test
  void theFingerprintIsThatOfTheMeaning() {
    String fingerprint =
        Studies.with("model { units = 32, l2 = 0.001 }, training.epochs = 30").fingerprint();
    assertThat(fingerprint).matches("[0-9a-f]{64}");
    assertThat(
            Studies.read(
                    """
                    { "training": {}   // defaults said or not
                      "model": { "l2": 1e-3, "units": 32 },
                      data { target = "y", path = "x" }   # another order
                      study { goal = "maximize accuracy", output = elsewhere }
                      search.trials = 1
                    }
                    """)
                .fingerprint())
        .isEqualTo(fingerprint);
  }

  @Test
  void theFingerprintTellsStudiesApart() {
    assertThat(
            Stream.of(
                    "",
                    "study.seed = 1",
                    "study.strict = true",
                    "study { strict = true, window = 17 }",
                    "pruning.pruner = asha",
                    "pruning.pruner = { asha { reduction = 4 } }",
                    "pruning.fold-race = pooled-t",
                    "model.units = 65",
                    "model.units = { int = [1, 65] }",
                    "model.units = { choice = [1, 65] }",
                    "model.units = { choice = [65, 1] }",
                    "data.missing = [1]",
                    "data.missing = [a]")
                .map(settings -> Studies.with(settings).fingerprint()))
        .doesNotHaveDuplicates();
  }

  @Test
  void theFingerprintPassesOverTrialsAndOutput() {
    String ranges = "model.units = { int = [1, 65] }\n";
    assertThat(Studies.with(ranges + "search.trials = 5, study.output = a").fingerprint())
        .isEqualTo(Studies.with(ranges + "search.trials = 9, study.output = b").fingerprint());
  }
}
