package io.sparktune.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparktune.cli.StudyFolder;
import io.sparktune.run.PastRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run with which a page compares another. */
final class RunBeforeIT {

  private static final String ACCURACY = "\"maximize accuracy\"";

  @TempDir private static Path folder;

  @Test
  void theRunBeforeIsFound() throws IOException, SQLException {
    Path nights = folder.resolve("nights");
    for (String night : List.of("28", "29", "30")) {
      RecordedStudy unused =
          RecordedStudy.in(nights.resolve(night).resolve("recorded"), ACCURACY)
              .trials(12, 2, 3)
              .ended("2026-01-%sT06:00:00Z".formatted(night), Integer.parseInt(night) - 26);
    }
    RecordedStudy later =
        RecordedStudy.in(nights.resolve("32").resolve("recorded"), ACCURACY)
            .trials(12, 2, 3)
            .ended("2026-02-01T06:00:00Z", 0);
    RecordedStudy now =
        RecordedStudy.in(nights.resolve("31").resolve("recorded"), ACCURACY)
            .trials(20, 2, 3)
            .ended("2026-01-31T06:00:00Z", 5);
    JsonNode changes = PageData.data(now.folder()).path("changes");
    assertThat(changes.at("/names/0").asText()).isEqualTo(nights + "/30/recorded");
    List<String> scores =
        new StudyFolder(now.folder())
            .query(
                """
                SELECT (SELECT score FROM @trials WHERE trial = 5),
                  (SELECT score FROM '%s/tables/trials/*.parquet' WHERE trial = 4)
                """
                    .formatted(nights.resolve("30").resolve("recorded")));
    String[] cells = scores.get(0).split(" \\| ", -1);
    assertThat(changes.at("/lines/1/0").asText()).isEqualTo("score of the winner");
    assertThat(changes.at("/lines/1/1").asText()).isEqualTo(cells[1]);
    assertThat(changes.at("/lines/1/2").asText()).isEqualTo(cells[0]);
    assertThat(changes.at("/differences/1").asDouble())
        .isEqualTo(Double.parseDouble(cells[0]) - Double.parseDouble(cells[1]));
    String named = new PastRun(now.folder().toString()).report(later.folder().toString());
    assertThat(PageData.written(Path.of(named)).at("/changes/names/0").asText())
        .isEqualTo(later.folder().toString());
    String without = new PastRun(now.folder().toString()).report("none");
    assertThat(PageData.written(Path.of(without)).has("changes")).isFalse();
    Files.writeString(nights.resolve("30").resolve("recorded").resolve("study.conf"), "study {");
    assertThat(PageData.data(now.folder()).has("changes")).isFalse();
  }
}
