package io.sparktune.study;

import io.sparktune.trial.Goal;
import java.util.regex.Pattern;

/**
 * What a study is called, where it is kept and what it looks for.
 *
 * @param name also the name of its folder
 * @param output a folder on any Hadoop file system, in which the study's own folder is made
 */
public record StudySettings(String name, long seed, String output, Goal goal) {

  /** Names that are safe as folders on every file system. */
  public static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public StudySettings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("the study's name is " + name);
    }
  }
}
