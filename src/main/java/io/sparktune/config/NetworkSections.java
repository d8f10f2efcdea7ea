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
 * @param last the settings of the model to be used
 */
record NetworkSections(
    DataSettings data,
    Scoring scoring,
    TrialSettings settings,
    MetricSource source,
    FinalSettings last)
    implements WorkSections {

  /**
   * The scoring of trials, as {@code validation} asks for it.
   *
   * @param validation the folds
   * @param perClass classes for which metrics are also measured alone
   * @param named the keys of metrics that it names
   * @param confirmations the most rounds in which tied trials are trained again; 0 for none
   */
  record Scoring(
      Validation validation, List<String> perClass, List<String> named, int confirmations) {

    Scoring {
      perClass = List.copyOf(perClass);
      named = List.copyOf(named);
    }

    static Scoring read(Section section, DataSettings data, StudySettings study, Metrics metrics) {
      Goals goals = study.goals();
      Task task = goals.task();
      List<String> perClass =
          Stream.of(ValidationSection.perClass(section, task), goals.labels())
              .flatMap(List::stream)
              .distinct()
              .toList();
      List<String> named = ValidationSection.metrics(section, metrics, study.goal());
      Validation validation = ValidationSection.read(section, data.rows(), task);
      int confirmations = ValidationSection.confirmations(section, validation, goals);
      return new Scoring(validation, perClass, named, confirmations);
    }
  }

  static NetworkSections read(Section root, StudySettings study, Kinds kinds, Metrics metrics) {
    Task task = study.goals().task();
    DataSettings data = root.fixed("data", section -> DataSection.read(section, task, kinds));
    TrialSettings first = VaryingSections.read(root, data.kind(), task, kinds);
    Scoring scoring =
        root.fixed("validation", section -> Scoring.read(section, data, study, metrics));
    FinalSettings last =
        root.fixed("final", section -> FinalSection.read(section, scoring.confirmations()));
    return new NetworkSections(data, scoring, first, kinds.metrics(), last);
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
    return scoring.validation().fits();
  }

  @Override
  public TrialWork of(Goals goals, OutcomeConstraints outcomes) {
    List<String> keys = new ArrayList<>(scoring.named());
    goals.all().forEach(goal -> keys.add(goal.metric().key()));
    outcomes.metrics().forEach(metric -> keys.add(metric.key()));
    List<String> labels =
        Stream.of(scoring.perClass(), outcomes.labels()).flatMap(List::stream).distinct().toList();
    MeasuredMetrics measured = source.metrics().measured(goals.task(), keys, labels);
    return new TrialWork.Network(
        data, scoring.validation(), measured, StudyMetrics.of(source, goals, measured), last);
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
