package io.sparktune.run.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.lake.query.StoredTables;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.lake.tables.TablesCheck;
import io.sparktune.report.list.TrialList;
import io.sparktune.report.list.TrialQuery;
import io.sparktune.report.page.StudyPage;
import io.sparktune.report.record.RunRecord;
import io.sparktune.report.record.RunTables;
import io.sparktune.report.record.StudyFacts;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.StudySearch;
import io.sparktune.run.past.KeptWinner;
import io.sparktune.run.past.RunFolder;
import io.sparktune.settings.StrictJson;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.telling.TellingSettings;
import io.sparktune.training.diagnostics.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run as its folder tells it, also while it runs.
 *
 * @param file what was asked of it
 */
public record RecordedRun(StudyFile file, Storage folder) {

  /** The table in words of what the winner predicted. */
  public static final String CLASSES = "classes.csv";

  private static final Logger LOG = LoggerFactory.getLogger(RecordedRun.class);

  private static final ObjectMapper JSON = StrictJson.builder().build();

  /** What is there now. */
  public RunRecord now() {
    return RunRecord.of(
        study(),
        RunTables.of(new StoredTables(tables())),
        json(KeptWinner.MANIFEST),
        json(ResultFile.NAME),
        text(CLASSES),
        json(Diagnostics.FILE));
  }

  /** The same without epochs, which are many. */
  public RunRecord withoutEpochs() {
    return RunRecord.of(
        study(),
        RunTables.withoutEpochs(new StoredTables(tables())),
        json(KeptWinner.MANIFEST),
        json(ResultFile.NAME),
        "",
        MissingNode.getInstance());
  }

  /** Its trials as a user asks for them. */
  public TrialList trials(TrialQuery query) {
    return query.of(new StoredTables(tables()).table("trials"), study());
  }

  private Storage tables() {
    return folder.in("tables");
  }

  /**
   * The page of the study as it is now.
   *
   * @param before folder of an earlier run to compare with, or what {@link TellingSettings} has for
   *     it; empty for what the study file says
   * @throws BadInput if that cannot be read
   */
  public String page(String before) {
    String since = before.isEmpty() ? file.telling().since() : before;
    RunRecord now = now();
    if (since.equals(TellingSettings.NONE)) {
      return StudyPage.of(now, Optional.empty(), "");
    }
    if (since.equals(TellingSettings.PREVIOUS)) {
      Optional<Compared> previous = previous(now);
      return StudyPage.of(
          now, previous.map(Compared::run), previous.map(Compared::place).orElse(""));
    }
    RunFolder earlier = new RunFolder(since);
    RunRecord other = new RecordedRun(earlier.studyFile(), earlier.storage()).withoutEpochs();
    return StudyPage.of(now, Optional.of(other), since);
  }

  private record Compared(RunRecord run, String place) {}

  /** Nobody asked for it by name, so that the page goes without one that cannot be read. */
  private Optional<Compared> previous(RunRecord now) {
    try {
      return now.began()
          .map(began -> new RunBefore.Of(folder, now.study(), file.fingerprint(), began))
          .flatMap(RunBefore::of)
          .map(run -> new Compared(run.recorded().withoutEpochs(), run.place()));
    } catch (RuntimeException e) {
      LOG.debug("the run before {} cannot be read", folder, e);
      return Optional.empty();
    }
  }

  /** What was asked of it. */
  public StudyFacts study() {
    // The sampler is asked for its size only, and one that has a size learns from no earlier run.
    int trials = new StudySearch(file, List.of()).trials();
    StudyRules rules = file.rules(file.folds(), trials);
    String output = file.study().output();
    return new StudyFacts(
        file.study().name(),
        output + (output.endsWith("/") ? "" : "/") + file.study().name(),
        file.study().seed(),
        file.space(),
        rules,
        file.search().sampler().name(),
        trials,
        file.finalChoice(),
        file.defaults(),
        columnByMetric(rules),
        !file.hasObjective());
  }

  private Map<String, String> columnByMetric(StudyRules rules) {
    List<String> metrics = new TablesCheck.Snapshot(tables()).metrics().orElse(List.of());
    return new StudyTables(file.study().name(), file.space(), rules, metrics).columnByMetric();
  }

  private String text(String name) {
    return bytes(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
  }

  /** A file that is there; missing where it is not, or is no JSON. */
  private JsonNode json(String name) {
    Optional<byte[]> bytes = bytes(name);
    if (bytes.isEmpty()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(bytes.get());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<byte[]> bytes(String name) {
    return folder.bytes(name);
  }
}
