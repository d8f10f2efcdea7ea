package io.sparktune.training.engine;

/** A network that the engine does not train; with the part that it lacks. */
final class NotFused extends Exception {

  private static final long serialVersionUID = 1L;

  private final String part;

  NotFused(String part) {
    super(part, null, false, false);
    this.part = part;
  }

  String part() {
    return part;
  }
}
