package io.sparktune.report.page;

import io.sparktune.lake.query.StoredTable;
import io.sparktune.report.record.RunRecord;
import io.sparktune.settings.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The seventh section: what failed, by kind. */
final class FailureSection {

  private static final int LONGEST = 2_000;
  private static final int MOST_TRIALS = 20;

  private FailureSection() {}

  static List<Map<String, Object>> of(RunRecord run) {
    StoredTable folds = run.tables().folds();
    Map<String, List<Integer>> rowsByKind = new LinkedHashMap<>();
    folds
        .all()
        .filter(row -> folds.text("state", row).equals("failed"))
        .boxed()
        .sorted(
            Comparator.comparing(
                    (Integer row) -> folds.time("finished_at", row).orElse(Instant.MAX))
                .thenComparing(row -> folds.integer("trial", row))
                .thenComparing(row -> folds.integer("fold", row)))
        .forEach(
            row ->
                rowsByKind
                    .computeIfAbsent(folds.text("failure_kind", row), any -> new ArrayList<>())
                    .add(row));
    List<Map<String, Object>> kinds = new ArrayList<>();
    List<Map.Entry<String, List<Integer>>> mostFirst = new ArrayList<>(rowsByKind.entrySet());
    mostFirst.sort(Comparator.comparingInt(entry -> -entry.getValue().size()));
    mostFirst.forEach(
        each -> {
          String kind = each.getKey();
          List<Integer> rows = each.getValue();
          int first = rows.get(0);
          Set<Long> trials = new LinkedHashSet<>();
          rows.forEach(row -> trials.add(folds.integer("trial", row)));
          String message = Secrets.masked(folds.text("failure_message", first));
          Map<String, Object> entry = new LinkedHashMap<>();
          entry.put("kind", kind);
          entry.put("attempts", rows.size());
          entry.put("trials", trials.size());
          entry.put("first", trials.stream().limit(MOST_TRIALS).toList());
          entry.put(
              "message", message.length() > LONGEST ? message.substring(0, LONGEST) : message);
          entry.put("host", folds.text("host", first));
          kinds.add(entry);
        });
    return kinds;
  }
}
