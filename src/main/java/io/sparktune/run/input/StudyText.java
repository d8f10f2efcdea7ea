package io.sparktune.run.input;

import io.sparktune.lake.FilePath;
import io.sparktune.spark.input.files.SubmittedFiles;
import io.sparktune.storage.Reason;
import io.sparktune.storage.SpecialFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/** Reads study files. */
public final class StudyText {

  private static final int LARGEST_FILE_BYTES = 1 << 20;

  private StudyText() {}

  /** The text of a file that a study file names. */
  public static String ofOther(String file) {
    try {
      return of(file, "check the path");
    } catch (BadInput e) {
      throw new UncheckedIOException(e.getMessage(), new IOException(e));
    }
  }

  /** The text of a study file on any Hadoop file system. */
  public static String of(String file) {
    return of(file, "name a study file, such as conf/digits-mlp.conf");
  }

  private static String of(String file, String remedy) {
    try {
      FilePath place = FilePath.of(file, new Configuration());
      FileStatus status = place.fileSystem().getFileStatus(place.path());
      if (status.isDirectory()) {
        throw new BadInput(file + ": is a folder; " + remedy);
      }
      if (SpecialFiles.contain(place.fileSystem(), place.path())) {
        throw new BadInput(
            file
                + ": is a device or a pipe; "
                + remedy
                + ", which can be read again when the study is resumed");
      }
      byte[] content;
      try (var in = place.fileSystem().open(place.path())) {
        content = in.readNBytes(LARGEST_FILE_BYTES + 1);
      }
      if (content.length > LARGEST_FILE_BYTES) {
        throw new BadInput(
            file
                + ": has "
                + Math.max(status.getLen(), content.length)
                + " bytes; a study file, or a text that it names, has at most 1 MiB");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInput(file + ": is not written in UTF-8; save it as UTF-8");
    } catch (FileNotFoundException e) {
      Optional<String> sent = SubmittedFiles.named(file);
      if (sent.isPresent()) {
        return of(sent.get(), remedy);
      }
      throw new BadInput(
          file
              + ": no such file; "
              + (SubmittedFiles.areNeeded() ? SubmittedFiles.remedy(file) : remedy));
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput(file + ": cannot be read (" + Reason.of(e) + "); check the path");
    }
  }
}
