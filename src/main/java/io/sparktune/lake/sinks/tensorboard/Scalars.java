package io.sparktune.lake.sinks.tensorboard;

/** Summaries of single numbers. */
final class Scalars {

  private Scalars() {}

  static ProtobufMessage summary(String tag, double value) {
    return new ProtobufMessage()
        .message(1, new ProtobufMessage().text(1, tag).presentSingle(2, (float) value));
  }
}
