package io.sparktune.spark.checkpoints;

import io.sparktune.storage.FileSystems;
import io.sparktune.storage.LostFolder;
import io.sparktune.storage.StorageFailure;
import io.sparktune.storage.WholeFile;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.trial.Checkpoint;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Checkpoints as files of a folder on any Hadoop file system that driver and executors reach. A
 * file appears under its name whole.
 */
public final class HadoopCheckpoints implements Checkpoints, Serializable {

  private static final long serialVersionUID = 1;

  private final String folder;
  private final Broadcast<SerializableConfiguration> configuration;
  private final UnwrittenCheckpoints unwritten = new UnwrittenCheckpoints();

  /**
   * @param spark that carries what executors have to tell to the driver
   * @param configuration of file systems, which may hold secrets: it travels as a broadcast, as
   *     Spark's own readers have it
   */
  public HadoopCheckpoints(
      SparkContext spark, String folder, Broadcast<SerializableConfiguration> configuration) {
    this.folder = folder;
    this.configuration = configuration;
    spark.register(unwritten);
  }

  /** How many executors could not write so far, and why; empty for none. */
  public Optional<String> unwritten() {
    return unwritten.inWords();
  }

  @Override
  public void write(int trial, int fold, Checkpoint at, byte[] bytes) throws IOException {
    // Two tasks may have the same attempt, when one is on an executor that Spark took for lost.
    TaskContext task = TaskContext.get();
    String writer = String.valueOf(task == null ? 0 : task.taskAttemptId());
    Path path = path(new CheckpointName(trial, fold, at));
    try {
      StorageFailure.in(
          "write",
          path.toUri().getPath(),
          () -> {
            FileSystem files = files();
            requireStudy(files);
            new WholeFile(files, path).write(writer, out -> out.write(bytes));
            return path;
          });
    } catch (StorageFailure e) {
      unwritten.add(String.valueOf(e.getMessage()));
      throw e.reason();
    }
  }

  /** A study whose folder was removed is not brought back by what is still in training. */
  private void requireStudy(FileSystem files) throws IOException {
    Path study = new Path(folder).getParent();
    if (!files.exists(study)) {
      throw new LostFolder(study, "it is gone");
    }
  }

  @Override
  public byte[] read(int trial, int fold, Checkpoint at, int mostBytes) throws IOException {
    FileSystem files = files();
    Path path = path(new CheckpointName(trial, fold, at));
    long length = files.getFileStatus(path).getLen();
    if (length > mostBytes) {
      throw new IOException(path + " has " + length + " bytes, more than " + mostBytes);
    }
    byte[] bytes = new byte[(int) length];
    try (FSDataInputStream in = files.open(path)) {
      in.readFully(0, bytes);
    }
    return bytes;
  }

  /** The names of all that is there, but for what is being written. */
  public List<CheckpointName> names() throws IOException {
    List<CheckpointName> names = new ArrayList<>();
    for (Path file : all()) {
      CheckpointName.parse(file.getName()).ifPresent(names::add);
    }
    return names;
  }

  /** Deletes what writers that are gone have left half-written. */
  public void deleteUnfinished() throws IOException {
    for (Path file : all()) {
      if (WholeFile.isLeftOver(file.getName())) {
        boolean unused = files().delete(file, false);
      }
    }
  }

  private List<Path> all() throws IOException {
    try {
      return Arrays.stream(files().listStatus(new Path(folder))).map(FileStatus::getPath).toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  void delete(CheckpointName name) throws IOException {
    boolean unused = files().delete(path(name), false);
  }

  private Path path(CheckpointName name) {
    return new Path(folder, name.toString());
  }

  private FileSystem files() throws IOException {
    return FileSystems.of(new Path(folder), configuration.value().value());
  }
}
