package io.sparktune.run.input;

import io.sparktune.config.sections.Kinds;

/** The kinds that the studies of this program can name. */
public final class StudyKinds {

  private StudyKinds() {}

  /**
   * Those that come with Sparktune, and those of the user's jars.
   *
   * @throws BadInput if a class of these jars cannot be used
   */
  public static Kinds all() {
    try {
      return Kinds.withExtensions();
    } catch (IllegalArgumentException e) {
      throw new BadInput("a class of --jars cannot be used: " + e.getMessage());
    }
  }
}
