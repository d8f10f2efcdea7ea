package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.run.results.FailureWords;
import io.sparktune.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class FailureLineTest {

  private static String line(Throwable failure) {
    return new FailureLine(failure, "try again").text();
  }

  @Test
  void aStorageFailure_hasOperationPlaceAndReason() {
    Throwable full = new FileSystemException("/runs/a", null, "No space left on device");
    assertThat(line(StorageFailure.of("write", "/runs/a", full)))
        .isEqualTo("sparktune failed: cannot write /runs/a (No space left on device); try again");
    assertThat(line(new IllegalStateException("the study failed", new IOException("gone"))))
        .isEqualTo("sparktune failed: gone; try again");
  }

  @Test
  void aFullDiskOfSparks_isNamedWhateverSparkMakesOfIt() {
    Throwable driver =
        new IllegalArgumentException(
            "Job aborted due to stage failure: Task serialization failed:"
                + " com.esotericsoftware.kryo.KryoException: java.io.IOException: No space left on"
                + " device\nat java.base/java.io.FileOutputStream.writeBytes");
    assertThat(line(driver))
        .startsWith("sparktune failed: cannot use Spark's local folder /")
        .endsWith(" (No space left on device); try again");
    Throwable executor =
        new IllegalArgumentException(
            "Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent"
                + " failure: Lost task 0.3 in stage 3.0 (TID 9) (node-7 executor 2):"
                + " java.io.IOException: No space left on device");
    assertThat(line(executor))
        .isEqualTo(
            "sparktune failed: cannot use Spark's local folder of executor 2 at node-7 (No"
                + " space left on device); try again");
  }

  @Test
  void memoryThatRanOut_hasARemedy() {
    assertThat(FailureWords.of(new OutOfMemoryError("Java heap space")))
        .matches(
            "out of memory in [\\d,]+ MiB \\(Java heap space; --driver-memory \\(run-local.sh:"
                + " SPARKTUNE_MEMORY\\) gives more\\)");
  }

  @Test
  void whatNobodyForesaw_isOneLineWithItsPlace_andAFileWithTheRest() throws IOException {
    Throwable failure = new IllegalStateException("it broke\nhere\nand there");
    String text = line(failure);
    assertThat(text)
        .hasLineCount(1)
        .startsWith("sparktune failed: IllegalStateException: it broke at io.sparktune.cli.")
        .contains("; try again; details in ");
    Path details = Path.of(text.substring(text.indexOf("details in ") + 11));
    assertThat(Files.readString(details)).contains("and there", "\tat io.sparktune.cli.");
    Files.delete(details);
  }

  @Test
  void errorsHaveALineToo() {
    assertThat(FailureWords.of(overflow(0))).startsWith("StackOverflowError").hasLineCount(1);
    assertThat(FailureWords.of(new ClassFormatError())).startsWith("ClassFormatError");
  }

  @SuppressWarnings("InfiniteRecursion") // to its end
  private static StackOverflowError overflow(int depth) {
    try {
      return overflow(depth + 1);
    } catch (StackOverflowError e) {
      return e;
    }
  }
}
