package io.sparktune.run.past;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import io.sparktune.settings.Sha256;
import io.sparktune.settings.StrictJson;
import io.sparktune.storage.StorageFailure;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.selection.FinalChoice;
import io.sparktune.study.selection.Selection;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.TrialState;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The files of a study's winner. The manifest is written behind all others: it says which event of
 * the journal was the last one then, and what the other files are.
 */
public final class KeptWinner {

  public static final String MANIFEST = "manifest.json";
  public static final String BEST_FILE = "best.conf";

  /** The name in the manifest of the rule by which the winner was chosen. */
  public static final String CHOSEN = "chosen";

  /** The name in the manifest of what became of the tied trials when they were trained again. */
  public static final String CONFIRMATION = "confirmation";

  private static final String EVENT = "journal_event";
  private static final String DIGEST = "journal_digest";
  private static final String FILES = "files_sha256";
  private static final ObjectMapper JSON = StrictJson.builder().build();

  private final Storage folder;
  private final JsonNode manifest;
  private final String problem;

  private KeptWinner(Storage folder, JsonNode manifest, String problem) {
    this.folder = folder;
    this.manifest = manifest;
    this.problem = problem;
  }

  /** What is there now. */
  public static KeptWinner in(Storage folder) {
    try {
      Optional<byte[]> bytes = folder.bytes(MANIFEST);
      JsonNode manifest = bytes.isEmpty() ? MissingNode.getInstance() : JSON.readTree(bytes.get());
      return new KeptWinner(folder, manifest, "");
    } catch (IOException e) {
      return new KeptWinner(folder, MissingNode.getInstance(), MANIFEST + ": is no JSON");
    }
  }

  /**
   * What a manifest says of the journal and of the files that were written before it.
   *
   * @param event the last one
   * @param files by their paths in the study's folder
   */
  public static Map<String, Object> mark(
      EventDigests journal, long event, Map<String, byte[]> files) {
    Map<String, String> digests = new LinkedHashMap<>();
    files.forEach((path, bytes) -> digests.put(path, Sha256.of(bytes)));
    Map<String, Object> mark = new LinkedHashMap<>();
    mark.put(EVENT, event);
    mark.put(DIGEST, journal.digest(event).orElseThrow());
    mark.put(FILES, digests);
    return mark;
  }

  /** The winner as the manifest has it; missing where there is none. */
  public JsonNode winner() {
    return manifest.path("winner");
  }

  /** The rule by which the winner was chosen. */
  public FinalChoice choice() {
    String key = winner().path(CHOSEN).asText();
    return Arrays.stream(FinalChoice.values())
        .filter(choice -> choice.key().equals(key))
        .findFirst()
        .orElse(FinalChoice.BEST);
  }

  /** The most rounds in which tied trials could be trained again; 0 where none could. */
  public int confirmations() {
    return winner().path(CONFIRMATION).path("asked").asInt(0);
  }

  /** The last event when the manifest was written, 0 where it does not say. */
  long event() {
    return manifest.path(EVENT).asLong();
  }

  /** Whether all files are there, as they were written after the last event of a journal. */
  public boolean isOf(EventDigests journal, StudyState state) {
    boolean isLast =
        manifest.has(EVENT)
            ? isIn(journal) && journal.digest(event() + 1).isEmpty()
            : differences(state).isEmpty();
    return isLast && folder.names().contains(BEST_FILE) && wrongFiles().isEmpty();
  }

  private boolean isIn(EventDigests journal) {
    return journal
        .digest(event())
        .filter(digest -> digest.equals(manifest.path(DIGEST).asText()))
        .isPresent();
  }

  /**
   * Compares what is there with a study.
   *
   * @param then the state at the manifest's event, or the last one where it names none
   */
  WinnerDifferences compared(EventDigests journal, StudyState then, StudyState now) {
    List<String> wrong = new ArrayList<>();
    List<String> unwritten = new ArrayList<>();
    boolean isOver = now.closed().filter(reason -> !reason.isInterruption()).isPresent();
    boolean isAwaited = isOver && now.winner().isPresent();
    if (!problem.isEmpty()) {
      wrong.add(problem);
    } else if (manifest.isMissingNode()) {
      if (isAwaited) {
        unwritten.add("the winner's model, " + BEST_FILE + " and " + MANIFEST);
      }
    } else if (manifest.has(EVENT) && !isIn(journal)) {
      wrong.add(MANIFEST + ": was made from another journal, or from events that are no more");
    } else {
      differences(then).forEach(each -> wrong.add(MANIFEST + ": " + each));
      if (journal.digest(event() + 1).isEmpty() || !manifest.has(EVENT)) {
        wrong.addAll(wrongFiles());
      } else if (isAwaited) {
        unwritten.add("the winner after event " + event());
      }
    }
    return new WinnerDifferences(wrong, unwritten);
  }

  /** How the files beside the manifest differ from what it says of them. */
  private List<String> wrongFiles() {
    List<String> wrong = new ArrayList<>();
    manifest
        .path(FILES)
        .fields()
        .forEachRemaining(
            file -> {
              Optional<String> digest = digest(file.getKey());
              if (digest.isEmpty()) {
                wrong.add(file.getKey() + ": is missing");
              } else if (!digest.get().equals(file.getValue().asText())) {
                wrong.add(file.getKey() + ": is not the file that was written");
              }
            });
    return wrong;
  }

  /** A model may be larger than memory. */
  private Optional<String> digest(String file) {
    return StorageFailure.in(
        "read",
        folder + "/" + file,
        () -> {
          try (InputStream in = folder.fileSystem().open(folder.path(file))) {
            return Optional.of(Sha256.of(out -> in.transferTo(out)));
          } catch (FileNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  private List<String> differences(StudyState then) {
    Map<String, Object> right = new LinkedHashMap<>();
    right.put("/trials", then.finished().size());
    right.put("/pruned_trials", then.count(TrialState.PRUNED));
    right.put("/failed_trials", then.count(TrialState.FAILED));
    right.put("/epochs", then.epochs());
    Optional<Selection> selection = then.winner().map(best -> selection(then));
    selection.ifPresent(
        chosen -> {
          FinishedTrial best = choice().of(chosen);
          right.put("/winner/trial", best.trial().number());
          right.put("/winner/seed", best.trial().seed());
          right.put("/winner/values", best.trial().values().byName());
          right.put("/winner/score", best.score());
          right.put("/winner/refit_epochs", best.bestEpoch());
          chosen
              .confirmation()
              .ifPresent(
                  confirmed -> {
                    right.put("/winner/confirmation/rounds", confirmed.rounds());
                    confirmed
                        .honest()
                        .ifPresent(
                            honest -> right.put("/winner/confirmation/score", honest.score()));
                  });
        });
    List<String> differences = new ArrayList<>();
    right.forEach(
        (path, value) -> {
          String expected = json(value);
          String found = json(manifest.at(path));
          if (!Objects.equals(expected, found)) {
            differences.add(
                "%s is %s, and %s by the journal"
                    .formatted(path.substring(1).replace('/', '.'), found, expected));
          }
        });
    return differences;
  }

  /** Whether all rounds are there by which it was chosen. */
  public boolean hasRounds(StudyState state) {
    return confirmations() == 0
        || selection(state).confirmation().orElseThrow().rounds()
            == winner().path(CONFIRMATION).path("rounds").asInt();
  }

  /** The comparison of trials by which it was chosen. */
  public Selection selection(StudyState then) {
    Selection search = Selection.of(then);
    int most = confirmations();
    return most == 0
        ? search
        : search.with(new KeptRounds(folder, then).confirmed(search, most).result(most));
  }

  private static String json(Object value) {
    try {
      return value instanceof MissingNode ? "missing" : JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value, e);
    }
  }
}
