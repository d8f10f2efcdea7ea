package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that learns benign tumours alone, and finds the others. */
final class AnomalyStudyIT {

  private static final String TUMOURS = "data-samples/tabular/breast_cancer_wdbc.csv";

  @TempDir private static Path folder;

  private static SparkSession spark;

  @BeforeAll
  static void startSpark() {
    spark = LocalSpark.session().getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static Tuning study(String name, String normal) {
    return Tuning.text(
            name,
            """
            study { goal = "minimize reconstruction-error", strict = true }
            data { target = diagnosis, hold-out = 0.3 }
            model { kind = autoencoder, units = 16, code = 4, noise = { gaussian {} }, sparsity = 1e-3 }
            training { epochs = 30, learning-rate = { choice = [5e-3, 1e-2] } }
            validation { folds = 2, metrics = [anomaly-roc-auc] }
            search { trials = 2, sampler = grid }
            """)
        .set("data.path", TUMOURS)
        .set("data.normal", normal)
        .set("study.output", folder.toString());
  }

  @Test
  void malignantTumoursAreFoundByAModelThatHasSeenNone() throws Exception {
    StudyResult study = study("tumours", "benign").run(spark);
    assertThat(study.winner().holdOut().defined().get("anomaly_roc_auc")).isGreaterThan(0.9);
    assertThat(study.winner().holdOut().defined().get("reconstruction_error"))
        .isPositive()
        .isLessThan(1);
    // 357 are benign: 30 % of them are held out, beside all 212 malignant ones.
    assertThat(study.winner().holdOutRows()).isEqualTo(107 + 212);
    Path output = folder.resolve("errors.csv");
    new FilePrediction(
            folder.resolve("tumours/models/best").toString(),
            new DataSource.Files(TUMOURS, DataSource.Format.AUTO, CsvDialect.STANDARD),
            output.toString())
        .write(spark);
    List<String> lines = Files.readAllLines(output);
    assertThat(lines).hasSize(570);
    assertThat(lines.get(0)).endsWith(",diagnosis,prediction");
    assertThat(error(lines, "malignant")).isGreaterThan(2 * error(lines, "benign"));
  }

  private static double error(List<String> lines, String diagnosis) {
    return lines.stream()
        .filter(line -> line.contains("," + diagnosis + ","))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
        .average()
        .orElseThrow();
  }

  @Test
  void aNormalClassThatIsNotThereIsTold() {
    assertThatThrownBy(() -> study("other", "good").run(spark))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("data.normal names the class \"good\", which does not exist")
        .hasMessageContaining("benign, malignant");
  }
}
