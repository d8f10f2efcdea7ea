package io.sparktune.config;

import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.sections.DataSection;
import io.sparktune.config.sections.FinalSection;
import io.sparktune.config.sections.FinalSettings;
import io.sparktune.config.sections.Kinds;
import io.sparktune.config.sections.SearchSection;
import io.sparktune.config.sections.TrainingSection;
import io.sparktune.config.sections.ValidationSection;
import io.sparktune.data.DataSettings;
import io.sparktune.data.folds.Validation;
import io.sparktune.settings.Task;
import io.sparktune.space.Space;
import io.sparktune.study.StudySettings;
import io.sparktune.study.outcomes.OutcomeConstraints;
import io.sparktune.training.metrics.MeasuredMetrics;
import io.sparktune.training.metrics.MetricSource;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.training.metrics.StudyMetrics;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Goals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The sections of a network that is cross-validated.
 *
 * @param settings of a trial, with one value in place of each range
 * @param perClass classes for which metrics are also measured alone
 * @param named the keys of metrics that {@code validation} names
 * @param last the settings of the model to be used
 */
record NetworkSections(
    DataSettings data,
    Validation validation,
    TrialSettings settings,
    MetricSource source,
    List<String> perClass,
    List<String> named,
    FinalSettings last)
    implements WorkSections {

  static NetworkSections read(Section root, StudySettings study, Kinds kinds, Metrics metrics) {
    Task task = study.goals().task();
    DataSettings data = root.fixed("data", section -> DataSection.read(section, task, kinds));
    TrialSettings first = VaryingSections.read(root, data.kind(), task, kinds);
    List<String> perClass = new ArrayList<>();
    List<String> named = new ArrayList<>();
    int[] confirmations = new int[1];
    Validation validation =
        root.fixed(
            "validation",
            section -> {
              perClass.addAll(ValidationSection.perClass(section, task));
              named.addAll(ValidationSection.metrics(section, metrics, study.goal()));
              Validation scheme = ValidationSection.read(section, data.rows(), task);
              confirmations[0] = ValidationSection.confirmations(section, scheme, study.goals());
              return scheme;
            });
    for (String label : study.goals().labels()) {
      if (!perClass.contains(label)) {
        perClass.add(label);
      }
    }
    FinalSettings last =
        root.fixed("final", section -> FinalSection.read(section, confirmations[0]));
    return new NetworkSections(data, validation, first, kinds.metrics(), perClass, named, last);
  }

  @Override
  public Optional<TrialSettings> first() {
    return Optional.of(settings);
  }

  @Override
  public void requireSuited(Section root, SearchSection.Search search) {
    if (last.confirmations() > 0 && search.population() != null) {
      ValidationSection.refuseConfirmation(
          root,
          "trains trials by one set of values, and those of a population have several in turn;"
              + " leave it out, or choose another search.sampler");
    }
  }

  @Override
  public int folds() {
    return validation.fits();
  }

  @Override
  public TrialWork of(Goals goals, OutcomeConstraints outcomes) {
    List<String> keys = new ArrayList<>(named);
    goals.all().forEach(goal -> keys.add(goal.metric().key()));
    outcomes.metrics().forEach(metric -> keys.add(metric.key()));
    List<String> labels =
        Stream.of(perClass, outcomes.labels()).flatMap(List::stream).distinct().toList();
    MeasuredMetrics measured = source.metrics().measured(goals.task(), keys, labels);
    return new TrialWork.Network(
        data, validation, measured, StudyMetrics.of(source, goals, measured), last);
  }

  @Override
  public int mostEpochs(Space space, ReadContext reading) {
    if (reading.problems().stream().anyMatch(p -> p.key().startsWith(TrainingSection.EPOCHS))) {
      return TrainingSection.MOST_EPOCHS;
    }
    return space.parameters().stream()
        .filter(parameter -> parameter.name().equals(TrainingSection.EPOCHS))
        .flatMap(parameter -> LongStream.range(0, parameter.size()).mapToObj(parameter::valueAt))
        .mapToInt(value -> Math.toIntExact((Long) value))
        .max()
        .orElse(settings.training().epochs());
  }
}
