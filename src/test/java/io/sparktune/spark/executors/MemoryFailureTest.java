package io.sparktune.spark.executors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MemoryFailureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Job aborted due to stage failure: Total size of serialized results of 4 tasks (1030.1 MiB)"
            + " is bigger than spark.driver.maxResultSize (1024.0 MiB)"
            + "|spark.driver.maxResultSize gives",
        "Serialized task 3:0 was 273145520 bytes, which exceeds max allowed:"
            + " spark.rpc.message.maxSize|spark.rpc.message.maxSize gives",
        "Kryo serialization failed: Buffer overflow. Available: 0, required: 8"
            + "|spark.kryoserializer.buffer.max gives",
        "[INVALID_DRIVER_MEMORY] System memory 259522560 must be at least 471859200. Please"
            + "|--driver-memory (run-local.sh: SPARKTUNE_MEMORY) gives",
        "[INVALID_EXECUTOR_MEMORY] Executor memory 104857600 must be at least 471859200."
            + "|--executor-memory gives",
        "Required executor memory (9216 MB), offHeap memory (0) MB, overhead (9216 MB), and PySpark"
            + " memory (0 MB) is above the max threshold (8192 MB) of this cluster!"
            + "|yarn.scheduler.maximum-allocation-mb of the cluster gives",
        "ExecutorLostFailure (executor 1 exited): Container killed by YARN for exceeding physical"
            + " memory limits. 2.1 GB of 2 GB|spark.executor.memoryOverhead or",
        "The executor with id 4 exited with exit code 137(SIGKILL, possible container OOM)."
            + "|spark.executor.memoryOverhead or",
        "Cannot reserve 16777216 bytes of direct buffer memory (allocated: 1, limit: 2)"
            + "|-XX:MaxDirectMemorySize",
        "failed to allocate 16777216 byte(s) of direct memory (used: 1, max: 2)"
            + "|-XX:MaxDirectMemorySize",
        "Physical memory usage is too high: physicalBytes (4100M) > maxPhysicalBytes (4096M)"
            + "|maxPhysicalBytes among",
        "Metaspace|-XX:MaxMetaspaceSize",
        "unable to create native thread: possibly out of memory|ulimit -u",
        "Lost task 0.3 in stage 3.0 (TID 9) (node-7 executor 2): java.lang.OutOfMemoryError: Java"
            + " heap space|on executor 2 at node-7 (Java heap space; --executor-memory gives",
        "Lost task 0.0 in stage 3.0 (TID 9) (localhost executor driver):"
            + " java.lang.OutOfMemoryError: GC overhead limit exceeded"
            + "|GC overhead limit exceeded; --driver-memory",
      })
  void theSettingIsNamed_whateverToldOfIt(String message, String told) {
    Exception failure = new IllegalStateException(new IOException(message));
    assertThat(MemoryFailure.behind(failure))
        .hasValueSatisfying(found -> assertThat(found.toString()).contains(told).hasLineCount(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unread block data", // of other versions, while there is room
        "the file of memory.csv is missing",
        "No space left on device"
      })
  void otherFailuresAreNone(String message) {
    assertThat(MemoryFailure.behind(new IOException(message))).isEmpty();
  }
}
