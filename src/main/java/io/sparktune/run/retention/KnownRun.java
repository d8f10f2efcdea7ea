package io.sparktune.run.retention;

import io.sparktune.config.NamedPlaces;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.lake.Storage;
import io.sparktune.run.input.BadInput;
import io.sparktune.storage.StorageFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A run in a folder of outputs.
 *
 * @param lastWritten when its journal was written to for the last time
 */
record KnownRun(Storage folder, Instant lastWritten) {

  static final String STUDY = "study.conf";

  private static final String JOURNAL = "journal";

  /** The runs in a folder, the latest first. */
  static List<KnownRun> in(Storage output) {
    return output.names().stream()
        .filter(name -> !name.startsWith("."))
        .map(output::in)
        .filter(folder -> folder.in(STUDY).exists())
        .map(folder -> new KnownRun(folder, lastWritten(folder)))
        .sorted(
            (one, other) -> {
              int later = other.lastWritten.compareTo(one.lastWritten);
              return later == 0 ? other.name().compareTo(one.name()) : later;
            })
        .toList();
  }

  private static Instant lastWritten(Storage folder) {
    return StorageFailure.in(
        "read",
        folder,
        () ->
            Stream.of(folder.path(JOURNAL), folder.path(STUDY))
                .flatMap(path -> files(folder.fileSystem(), path))
                .map(file -> Instant.ofEpochMilli(file.getModificationTime()))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH));
  }

  private static Stream<FileStatus> files(FileSystem files, Path path) {
    return StorageFailure.in(
        "list",
        path,
        () -> {
          try {
            return Arrays.stream(files.listStatus(path));
          } catch (FileNotFoundException e) {
            return Stream.of();
          }
        });
  }

  String name() {
    return folder.toString();
  }

  /** Whether its study file names another run, or a file in it. */
  boolean names(KnownRun other) {
    String place = other.folder.uri();
    return texts().stream()
        .map(text -> place(text))
        .anyMatch(named -> named.equals(place) || named.startsWith(place + "/"));
  }

  private List<String> texts() {
    try {
      byte[] text = folder.bytes(STUDY).orElse(new byte[0]);
      return NamedPlaces.in(name() + "/" + STUDY, new String(text, StandardCharsets.UTF_8));
    } catch (StudyFileError e) {
      throw new BadInput(
          name()
              + "/"
              + STUDY
              + ": cannot be read, so that nobody knows which runs it names; nothing is removed"
              + " before that folder is moved elsewhere");
    }
  }

  /** Where a text would be; itself where it can be no path. */
  private String place(String text) {
    try {
      Path path = new Path(text);
      return folder.fileSystem().makeQualified(path).toString();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  long bytes() {
    return StorageFailure.in(
        "read", folder, () -> folder.fileSystem().getContentSummary(folder.path(".")).getLength());
  }

  /** Its study file goes last, so that what a broken-off removal leaves is still a run. */
  void remove() throws IOException {
    for (String name : folder.names()) {
      if (!name.equals(STUDY) && !name.startsWith(".lock")) {
        folder.delete(folder.path(name));
      }
    }
    folder.delete(folder.path(STUDY));
  }
}
