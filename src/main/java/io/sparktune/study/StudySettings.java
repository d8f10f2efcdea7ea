package io.sparktune.study;

import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.util.regex.Pattern;

/**
 * The name, the folder and the goals of a study.
 *
 * @param name also the name of its folder
 * @param output a folder on any Hadoop file system, in which the study's own folder is made
 * @param window in strict mode, trial n is proposed and judged by what the trials up to n - window
 *     gave; 0 where it is not strict
 */
public record StudySettings(String name, long seed, String output, Goals goals, int window) {

  /** Names that are safe as folders on every file system. */
  public static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public StudySettings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("the study's name is " + name);
    }
    if (window < 0) {
      throw new IllegalArgumentException("the study's window is " + window);
    }
    if (window > 0 && goals.all().stream().anyMatch(goal -> goal.metric().isTime())) {
      throw new IllegalArgumentException("times cannot be goals of a strict study: " + goals);
    }
  }

  /** The goal that trials are compared by while they are trained. */
  public Goal goal() {
    return goals.first();
  }

  /** Whether the outcome is to be the same, whatever the timing. */
  public boolean isStrict() {
    return window > 0;
  }
}
