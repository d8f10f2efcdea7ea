package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.simulation.SimulationReport;
import io.sparktune.study.events.StopReason;
import java.util.List;
import java.util.Locale;

/** The report of a simulated study as text for a terminal. */
public final class SimulationText {

  private static final int PARTS = 8;

  private SimulationText() {}

  /** Whole lines. */
  public static String of(SimulationReport report) {
    StringBuilder text = new StringBuilder();
    line(text, "wall clock", Numbers.time(report.wallClock()));
    line(
        text,
        "utilisation",
        String.format(
            Locale.ROOT,
            "%.1f %% of %s, %.1f %% until the last fold began",
            100 * report.utilisation(),
            Numbers.count(report.slots(), "slot"),
            100 * report.utilisationWithWork()));
    line(
        text,
        "epochs",
        String.format(
            Locale.ROOT,
            "%,d, %.1f %% of the %,d that all folds of these trials would take",
            report.epochs(),
            100.0 * report.epochs() / Math.max(1, report.wholeEpochs()),
            report.wholeEpochs()));
    line(
        text,
        "trials",
        String.format(
            Locale.ROOT,
            "%,d complete, %,d pruned, %,d failed%s",
            report.complete(),
            report.pruned(),
            report.failed(),
            report.reason() == StopReason.TRIALS_DONE ? "" : "; " + report.reason().text()));
    if (report.foldsLost() > 0) {
      line(text, "lost", Numbers.count(report.foldsLost(), "fold") + " with an executor");
    }
    return text.append('\n').append(course(report)).toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-13s%s%n", name, value));
  }

  private static TextTable course(SimulationReport report) {
    TextTable table = new TextTable();
    table.add(List.of("time", "trials", "best"));
    for (SimulationReport.Moment moment : report.parts(PARTS)) {
      table.add(
          List.of(
              Numbers.time(moment.at()),
              String.valueOf(moment.trials()),
              moment.best() == null ? "" : Numbers.score(moment.best())));
    }
    return table;
  }
}
