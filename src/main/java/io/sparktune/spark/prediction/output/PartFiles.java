package io.sparktune.spark.prediction.output;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.internal.io.FileCommitProtocol;
import org.apache.spark.internal.io.FileCommitProtocol.TaskCommitMessage;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.CaseInsensitiveMap$;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;
import scala.collection.immutable.Map$;

/**
 * A folder of files, written by Spark's writers and its commit protocol, but not by way of its
 * plans, which pack each row anew in generated code.
 *
 * @param options of the format
 */
public record PartFiles(
    SparkSession spark, FileFormat format, Map<String, String> options, StructType schema) {

  /**
   * Writes a file for each partition, or several of at most {@code
   * spark.sql.files.maxRecordsPerFile} rows, and a folder's mark of success; nothing is left where
   * one cannot be written.
   *
   * @param folder that does not exist
   * @return what was found in each partition, in their order
   */
  public <T, R extends Serializable> List<R> write(
      JavaRDD<T> rows, PartRows<T, R> task, String folder) {
    String id = UUID.randomUUID().toString();
    Job job = job(folder);
    OutputWriterFactory writers = format.prepareWrite(spark, job, settings(), schema);
    job.getConfiguration().set("spark.sql.sources.writeJobUUID", id);
    FileCommitProtocol committer =
        FileCommitProtocol.instantiate(
            spark.sessionState().conf().fileCommitProtocolClass(), id, folder, false);
    String name = id.replace("-", "");
    committer.setupJob(job);
    try {
      List<PartTask.Written<R>> written =
          some(rows)
              .mapPartitions(
                  new PartTask<>(
                      task,
                      committer,
                      writers,
                      schema,
                      job.getConfiguration(),
                      name,
                      spark.sessionState().conf().maxRecordsPerFile()))
              .collect();
      List<TaskCommitMessage> messages = written.stream().map(PartTask.Written::message).toList();
      messages.forEach(committer::onTaskCommit);
      committer.commitJob(job, JavaConverters.asScalaBuffer(messages).toSeq());
      return written.stream().map(PartTask.Written::found).toList();
    } catch (Throwable e) { // also what Spark does not declare
      committer.abortJob(job);
      throw e;
    }
  }

  /** A file without rows has columns, too. */
  private <T> JavaRDD<T> some(JavaRDD<T> rows) {
    return rows.getNumPartitions() > 0
        ? rows
        : JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(List.of(), 1);
  }

  private Job job(String folder) {
    try {
      Job job = Job.getInstance(spark.sessionState().newHadoopConfWithOptions(settings()));
      job.setOutputKeyClass(Void.class);
      job.setOutputValueClass(InternalRow.class);
      FileOutputFormat.setOutputPath(job, new Path(folder));
      return job;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder, e);
    }
  }

  /** Names of options are the same however they are capitalised. */
  private scala.collection.immutable.Map<String, String> settings() {
    scala.collection.immutable.Map<String, String> settings = Map$.MODULE$.empty();
    for (Map.Entry<String, String> each : options.entrySet()) {
      settings = settings.updated(each.getKey(), each.getValue());
    }
    return CaseInsensitiveMap$.MODULE$.apply(settings);
  }
}
