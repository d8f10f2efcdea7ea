package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.run.results.FailureWords;
import io.sparktune.settings.Secrets;
import io.sparktune.spark.QuietEnd;

/**
 * Says in one line what ended a thread. Where the virtual machine itself failed, such as without
 * memory, nobody knows what the other threads lack, and the process ends.
 */
public final class UncaughtFailures implements Thread.UncaughtExceptionHandler {

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    boolean isOver = failure instanceof VirtualMachineError;
    System.err.println(
        "sparktune: thread "
            + thread.getName()
            + " failed: "
            + Secrets.masked(FailureWords.of(failure))
            + (isOver ? "; the process ends, and the same command resumes a study" : ""));
    if (isOver) {
      QuietEnd.of(ExitCode.STUDY_FAILED);
    }
  }
}
