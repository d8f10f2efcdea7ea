package io.sparktune.run;

import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.DataError;
import io.sparktune.lake.journal.DamagedJournal;
import io.sparktune.run.input.BadInput;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Makes one exception of all that can be wrong with what a user gives. */
final class Problems {

  private Problems() {}

  /** What a call returns that throws nothing checked. */
  static <T> T in(Supplier<T> call) {
    try {
      return of(call::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a call returns.
   *
   * @throws BadInput in place of every exception about bad input
   */
  static <T> T of(Callable<T> call) throws Exception {
    try {
      return call.call();
    } catch (StudyFileError e) {
      throw new BadInput(e.problems().stream().map(Object::toString).toList(), e);
    } catch (DataError e) {
      throw new BadInput(e.problems(), e);
    } catch (DamagedJournal e) {
      throw new BadInput(List.of(e.getMessage()), e);
    }
  }
}
