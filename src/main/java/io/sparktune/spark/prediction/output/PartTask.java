package io.sparktune.spark.prediction.output;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.internal.io.FileCommitProtocol;
import org.apache.spark.internal.io.FileCommitProtocol.TaskCommitMessage;
import org.apache.spark.internal.io.FileNameSpec;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** Writes the files of one Spark partition, on an executor: one, or as many as Spark is told to. */
final class PartTask<T, R extends Serializable>
    implements FlatMapFunction<Iterator<T>, PartTask.Written<R>> {

  private static final long serialVersionUID = 1;

  private final PartRows<T, R> rows;
  private final FileCommitProtocol committer;
  private final OutputWriterFactory writers;
  private final StructType schema;
  private final SerializableConfiguration configuration;
  private final String name;
  private final long mostRows;

  /**
   * A file that waits for all others.
   *
   * @param found in its rows
   */
  record Written<R extends Serializable>(TaskCommitMessage message, R found)
      implements Serializable {}

  /**
   * Writes rows of a schema.
   *
   * @param name of the job in those of its tasks
   * @param mostRows of a file; 0 where it may have any number
   */
  PartTask(
      PartRows<T, R> rows,
      FileCommitProtocol committer,
      OutputWriterFactory writers,
      StructType schema,
      Configuration configuration,
      String name,
      long mostRows) {
    this.rows = rows;
    this.committer = committer;
    this.writers = writers;
    this.schema = schema;
    this.configuration = new SerializableConfiguration(configuration);
    this.name = name;
    this.mostRows = mostRows;
  }

  @Override
  public Iterator<Written<R>> call(Iterator<T> part) {
    TaskContext task = TaskContext.get();
    TaskAttemptContext attempt = attempt(task);
    committer.setupTask(attempt);
    PartFile file = new PartFile(attempt);
    try {
      R found = rows.write(part, file);
      if (task.partitionId() == 0) { // a folder without rows has columns, too
        file.openFirst();
      }
      file.close();
      return List.of(new Written<>(committer.commitTask(attempt), found)).iterator();
    } catch (Throwable e) { // also what Spark does not declare
      abort(file, attempt, e);
      throw e;
    }
  }

  private void abort(PartFile file, TaskAttemptContext attempt, Throwable failure) {
    try {
      file.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
    try {
      committer.abortTask(attempt);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** A file that is there from its first row on. */
  private final class PartFile implements Consumer<InternalRow> {
    private final TaskAttemptContext attempt;
    private @Nullable OutputWriter writer;
    private int files;
    private long rows;

    PartFile(TaskAttemptContext attempt) {
      this.attempt = attempt;
    }

    @Override
    public void accept(InternalRow row) {
      if (mostRows > 0 && rows == mostRows) {
        close();
      }
      open().write(row);
      rows++;
    }

    void openFirst() {
      if (files == 0) {
        OutputWriter unused = open();
      }
    }

    private OutputWriter open() {
      OutputWriter opened = writer;
      if (opened == null) {
        String end = "-c%03d".formatted(files++) + writers.getFileExtension(attempt);
        String name = committer.newTaskTempFile(attempt, Option.empty(), new FileNameSpec("", end));
        opened = writers.newInstance(name, schema, attempt);
        writer = opened;
        rows = 0;
      }
      return opened;
    }

    void close() {
      OutputWriter opened = writer;
      writer = null;
      if (opened != null) {
        opened.close();
      }
    }
  }

  private TaskAttemptContext attempt(TaskContext task) {
    JobID job = new JobID(name, task.stageId());
    TaskID ofPart = new TaskID(job, TaskType.MAP, task.partitionId());
    int number = (int) task.taskAttemptId() & Integer.MAX_VALUE;
    TaskAttemptID attempt = new TaskAttemptID(ofPart, number);
    JobConf own = new JobConf(configuration.value());
    own.set("mapreduce.job.id", job.toString());
    own.set("mapreduce.task.id", ofPart.toString());
    own.set("mapreduce.task.attempt.id", attempt.toString());
    own.setBoolean("mapreduce.task.ismap", true);
    own.setInt("mapreduce.task.partition", 0);
    return new TaskAttemptContextImpl(own, attempt);
  }
}
