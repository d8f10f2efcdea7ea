package io.sparktune.spark.work;

import io.sparktune.data.work.FileOpener;
import io.sparktune.data.work.FileWork;
import io.sparktune.storage.FileSystems;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Work on many items that the executors share. */
public final class ExecutorWork {

  /** Tasks for each slot, so that slow ones do not hold up the others. */
  private static final int TASKS_OF_SLOT = 4;

  private ExecutorWork() {}

  /** Does the work for each item; the results are in the order of the items. */
  public static <T extends Serializable, R extends Serializable> List<R> each(
      SparkSession spark, List<T> items, FileWork<T, R> work) {
    if (items.isEmpty()) {
      return List.of();
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int tasks = Math.min(items.size(), context.defaultParallelism() * TASKS_OF_SLOT);
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    try {
      return context
          .parallelize(items, tasks)
          .mapPartitions(new Task<>(work, configuration))
          .collect();
    } finally {
      configuration.destroy();
    }
  }

  /** Opens files as they are configured. */
  public static FileOpener opener(Configuration configuration) {
    return file -> {
      Path path = new Path(file);
      return FileSystems.asConfigured(path, configuration).open(path);
    };
  }

  private static final class Task<T, R> implements FlatMapFunction<Iterator<T>, R> {
    private static final long serialVersionUID = 1;

    private final FileWork<T, R> work;
    private final Broadcast<SerializableConfiguration> configuration;

    Task(FileWork<T, R> work, Broadcast<SerializableConfiguration> configuration) {
      this.work = work;
      this.configuration = configuration;
    }

    @Override
    public Iterator<R> call(Iterator<T> items) throws Exception {
      FileOpener files = opener(configuration.value().value());
      List<R> results = new ArrayList<>();
      while (items.hasNext()) {
        results.add(work.of(items.next(), files));
      }
      return results.iterator();
    }
  }
}
