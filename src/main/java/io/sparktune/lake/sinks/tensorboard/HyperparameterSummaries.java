package io.sparktune.lake.sinks.tensorboard;

import io.sparktune.lake.tables.StudyTables;
import io.sparktune.space.Parameter;
import io.sparktune.space.ValueType;
import io.sparktune.space.Values;
import io.sparktune.trial.Goal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Summaries for TensorBoard's tab HParams: the study's parameters and metrics, and the values and
 * the end of each trial.
 */
final class HyperparameterSummaries {

  private static final String PLUGIN = "hparams";

  /** {@code DATA_CLASS_TENSOR}. */
  private static final int TENSOR = 2;

  /** {@code DT_FLOAT}. */
  private static final int FLOAT = 1;

  /** {@code DATASET_VALIDATION}. */
  private static final int VALIDATION = 2;

  /** The values of {@code Status}. */
  enum Status {
    SUCCESS(1),
    FAILURE(2);

    private final int number;

    Status(int number) {
      this.number = number;
    }
  }

  private HyperparameterSummaries() {}

  /** The study, for its own run. */
  static ProtobufMessage experiment(StudyTables study, Instant began) {
    ProtobufMessage experiment =
        new ProtobufMessage()
            .text(1, study.rules().goals().toString())
            .real(3, EventRecords.seconds(began));
    study.space().parameters().forEach(each -> experiment.message(4, parameter(each)));
    metrics(study).forEach(each -> experiment.message(5, each));
    return summary("_hparams_/experiment", 2, experiment.text(6, study.study()));
  }

  private static ProtobufMessage parameter(Parameter parameter) {
    ProtobufMessage message = new ProtobufMessage().text(1, parameter.name());
    message.integer(4, type(parameter.type()));
    if (parameter.isOrdered()) {
      ProtobufMessage interval =
          new ProtobufMessage()
              .real(1, ((Number) parameter.valueAt(0.0)).doubleValue())
              .real(2, ((Number) parameter.valueAt(1.0)).doubleValue());
      return message.message(6, interval);
    }
    ProtobufMessage list = new ProtobufMessage();
    for (long option = 0; option < parameter.size(); option++) {
      list.message(1, value(parameter.valueAt(option), parameter.type()));
    }
    return message.message(5, list);
  }

  /** A {@code DataType}. */
  private static int type(ValueType type) {
    return switch (type) {
      case TEXT -> 1;
      case BOOLEAN -> 2;
      case INTEGER, REAL -> 3;
    };
  }

  /** A {@code google.protobuf.Value}. Options of several types are texts, as their column is. */
  private static ProtobufMessage value(Object value, ValueType type) {
    ProtobufMessage message = new ProtobufMessage();
    return switch (type) {
      case INTEGER, REAL -> message.presentReal(2, ((Number) value).doubleValue());
      case BOOLEAN -> message.presentInteger(4, (Boolean) value ? 1 : 0);
      case TEXT -> message.presentText(3, value.toString());
    };
  }

  private static List<ProtobufMessage> metrics(StudyTables study) {
    List<ProtobufMessage> metrics = new ArrayList<>();
    for (Goal goal : study.rules().goals().all()) {
      metrics.add(metric(goal.column(), goal.toString()).integer(5, VALIDATION));
    }
    study.rules().measured().stream()
        .filter(
            column ->
                study.rules().goals().all().stream()
                    .noneMatch(goal -> goal.column().equals(column)))
        .forEach(column -> metrics.add(metric(column, "")));
    return metrics;
  }

  private static ProtobufMessage metric(String column, String display) {
    return new ProtobufMessage().message(1, new ProtobufMessage().text(2, column)).text(3, display);
  }

  /** The values of a trial, for its own run. */
  static ProtobufMessage start(StudyTables study, Values values, Instant at) {
    ProtobufMessage start = new ProtobufMessage();
    Map<String, Object> byName = values.byName();
    for (Parameter parameter : study.space().parameters()) {
      Object value = byName.get(parameter.name());
      if (value != null) {
        start.message(
            1,
            new ProtobufMessage()
                .text(1, parameter.name())
                .message(2, value(value, parameter.type())));
      }
    }
    start.real(5, EventRecords.seconds(at));
    return summary("_hparams_/session_start_info", 3, start);
  }

  static ProtobufMessage end(Status status, Instant at) {
    return summary(
        "_hparams_/session_end_info",
        4,
        new ProtobufMessage().integer(1, status.number).real(2, EventRecords.seconds(at)));
  }

  /**
   * A summary that has its content in the metadata, and the value that TensorBoard gives such ones.
   *
   * @param field of {@code HParamsPluginData}
   */
  private static ProtobufMessage summary(String tag, int field, ProtobufMessage content) {
    ProtobufMessage plugin =
        new ProtobufMessage()
            .text(1, PLUGIN)
            .message(2, new ProtobufMessage().message(field, content));
    ProtobufMessage shape =
        new ProtobufMessage().message(2, new ProtobufMessage().integer(1, 1)); // one number
    ProtobufMessage nothing =
        new ProtobufMessage().integer(1, FLOAT).message(2, shape).singles(5, 0);
    ProtobufMessage value =
        new ProtobufMessage()
            .text(1, tag)
            .message(8, nothing)
            .message(9, new ProtobufMessage().message(1, plugin).integer(4, TENSOR));
    return new ProtobufMessage().message(1, value);
  }
}
