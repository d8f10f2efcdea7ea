package io.sparktune.report.text;

import io.sparktune.report.InputReport;
import io.sparktune.report.Numbers;
import io.sparktune.report.StudyPlan;
import io.sparktune.space.Constraint;
import io.sparktune.trial.NamedScore;
import java.util.List;
import java.util.Locale;

/** The plan of a study as text for a terminal. */
public final class PlanText {

  private PlanText() {}

  /** Whole lines; those of the configuration are left as they are, since they can be read again. */
  public static String of(StudyPlan plan, ScreenWidth width) {
    return width.wrapped(summary(plan, width))
        + "%nThe whole configuration:%n%n%s".formatted(plan.configuration());
  }

  private static String summary(StudyPlan plan, ScreenWidth width) {
    StringBuilder text = new StringBuilder();
    text.append(
        "study %s: %s, seed %d, results in %s%n"
            .formatted(plan.study(), plan.goals(), plan.seed(), plan.folder()));
    text.append("data: %s%n".formatted(data(plan)));
    text.append(SpaceTable.of(plan.space(), width)).append(System.lineSeparator());
    text.append(constraints(plan));
    plan.notes().forEach(note -> text.append("%s%n".formatted(note)));
    text.append("%s%n".formatted(SpaceTable.gridSize(plan.space())));
    return text.append(work(plan)).toString();
  }

  private static String work(StudyPlan plan) {
    if (plan.goals().first().metric() instanceof NamedScore) {
      return "%s search: %s%n".formatted(plan.sampler(), plan.trials());
    }
    return (plan.population() == 0
                ? "%s search: %s of %s are %s, and one more for the winner%n"
                : "%s search: %s of %s train as much as %s, and one more for the winner%n")
            .formatted(
                plan.sampler(),
                plan.trials(),
                Numbers.count(plan.folds(), "fold"),
                Numbers.count(plan.fits(), "fit"))
        + confirmation(plan);
  }

  private static String confirmation(StudyPlan plan) {
    return plan.confirmationFits() == 0
        ? ""
        : "confirmation of tied trials: at most %s%n"
            .formatted(Numbers.count(plan.confirmationFits(), "more fit"));
  }

  private static String data(StudyPlan plan) {
    InputReport input = plan.input();
    if (input == null) {
      return plan.data() + ", not read, since spark.master is not set\n";
    }
    return input.bytes() == 0
        ? InputText.of(input)
        : InputText.of(input)
            + String.format(
                Locale.ROOT, "%,d KiB on each executor%n", (input.bytes() + 1023) / 1024);
  }

  private static String constraints(StudyPlan plan) {
    StringBuilder text = new StringBuilder();
    plan.outcomeConstraints()
        .forEach(constraint -> text.append("constraint on outcomes  %s%n".formatted(constraint)));
    List<Constraint> constraints = plan.space().constraints();
    if (constraints.isEmpty()) {
      return text.toString();
    }
    constraints.forEach(constraint -> text.append("constraint  %s%n".formatted(constraint.text())));
    int kept = plan.kept();
    return text.append(
            String.format(
                Locale.ROOT,
                "%,d of %,d random values (%s %%) satisfy %s%n%n",
                kept,
                StudyPlan.DRAWS,
                kept == 0 ? "less than 0.01" : Numbers.brief(100.0 * kept / StudyPlan.DRAWS),
                constraints.size() == 1 ? "it" : "all of them"))
        .toString();
  }
}
