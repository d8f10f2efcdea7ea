package io.sparktune.report.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparktune.report.ScoreInterval;
import io.sparktune.report.StudyReport;
import io.sparktune.report.WinnerReport;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Front;
import io.sparktune.study.selection.Selection;
import io.sparktune.trial.ScoreRange;
import io.sparktune.trial.Scores;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trial to be used of a run, or the best one so far.
 *
 * @param best by the folds, or the knee of the front
 * @param isTrained whether it was trained again, so that the manifest tells of it
 */
public record RecordedWinner(
    RunRecord run, FinishedTrial best, Selection selection, Front front, boolean isTrained) {

  /** Empty where no trial is complete and feasible. */
  public static Optional<RecordedWinner> of(RunRecord run) {
    Front front = front(run);
    Optional<FinishedTrial> best =
        run.study().goals().areSeveral() ? front.knee() : run.ranked().stream().findFirst();
    return best.map(
        trial -> {
          JsonNode manifest = run.manifest().path("winner");
          JsonNode kept = manifest.path("trial");
          Selection search = selection(trial, run);
          Selection selection =
              RecordedConfirmation.of(manifest.path("confirmation"), run)
                  .map(search::with)
                  .orElse(search);
          Optional<FinishedTrial> trained =
              run.finished().stream()
                  .filter(over -> kept.isInt() && over.trial().number() == kept.asInt())
                  .findFirst();
          return new RecordedWinner(
              run,
              trained.orElseGet(() -> run.study().choice().of(selection)),
              selection,
              front,
              trained.isPresent());
        });
  }

  /** Tables of a study that runs may lack folds of a trial, which is then compared with none. */
  private static Selection selection(FinishedTrial best, RunRecord run) {
    return best.foldScores().size() == run.study().rules().folds()
        ? Selection.of(best, run.finished(), run.study().rules())
        : Selection.ofOne(best);
  }

  private static Front front(RunRecord run) {
    Front front = Front.EMPTY;
    if (run.study().goals().areSeveral()) {
      for (FinishedTrial trial : run.finished()) {
        front = trial.isFeasible() ? front.with(trial, run.study().rules()) : front;
      }
    }
    return front;
  }

  /** The winner in the manifest; missing before it is trained. */
  public JsonNode kept() {
    return isTrained ? run.manifest().path("winner") : run.manifest().path("");
  }

  /** The report of the study with its winner. */
  public StudyReport report() {
    StopReason reason =
        Arrays.stream(StopReason.values())
            .filter(each -> run.closed().filter(each.text()::equals).isPresent())
            .findFirst()
            .orElse(StopReason.STOPPED);
    return new StudyReport(
        run.study().name(),
        run.study().goals(),
        run.study().space(),
        reason,
        run.study().trials(),
        run.finished(),
        front,
        List.of(),
        null,
        run.study().folder(),
        winner());
  }

  private WinnerReport winner() {
    JsonNode kept = kept();
    String origins =
        kept.has("parent")
            ? "trial %s after epoch %s"
                .formatted(kept.path("parent").asText(), kept.path("parent_epoch").asText())
            : "";
    return new WinnerReport(
        run.study().goals(),
        best,
        interval(),
        selection,
        origins,
        kept.path("hold_out_rows").asInt(),
        kept.path("test").asText(),
        kept.has("hold_out") ? new Scores(holdOut(), undefined()) : null,
        range(),
        baselines(),
        kept.path("trained_on_all_rows").asBoolean());
  }

  /** The 95 % interval of its score over the folds. */
  public ScoreInterval interval() {
    return ScoreInterval.of(best.foldScores(), run.study().rules().testRatio());
  }

  /** The scores on the held-out rows. */
  public Map<String, Double> holdOut() {
    return numbers(kept().path("hold_out"));
  }

  /** The scores of simple predictions. */
  public Map<String, Double> baselines() {
    return numbers(kept().path("baselines"));
  }

  private Map<String, String> undefined() {
    Map<String, String> undefined = new LinkedHashMap<>();
    kept()
        .path("hold_out_undefined")
        .fields()
        .forEachRemaining(each -> undefined.put(each.getKey(), each.getValue().asText()));
    return undefined;
  }

  /** The 90 % interval of the first goal's score on the held-out rows, null for none. */
  public @Nullable ScoreRange range() {
    JsonNode interval = kept().path("hold_out_interval");
    return interval.size() == 2
        ? new ScoreRange(interval.get(0).asDouble(), interval.get(1).asDouble())
        : null;
  }

  private static Map<String, Double> numbers(JsonNode object) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    object
        .fields()
        .forEachRemaining(each -> numbers.put(each.getKey(), each.getValue().asDouble()));
    return numbers;
  }
}
