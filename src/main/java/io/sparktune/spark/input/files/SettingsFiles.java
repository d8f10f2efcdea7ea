package io.sparktune.spark.input.files;

import io.sparktune.settings.FileOpener;
import io.sparktune.storage.FileSystems;
import io.sparktune.storage.Reason;
import io.sparktune.storage.SpecialFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Opens the files that settings name, on any Hadoop file system. */
public final class SettingsFiles implements FileOpener {

  @Override
  public InputStream open(String path) throws IOException {
    try {
      Configuration configuration = new Configuration();
      Path place = new Path(SubmittedFiles.place(path, configuration));
      FileSystem files = FileSystems.asConfigured(place, configuration);
      if (files.getFileStatus(place).isDirectory() || SpecialFiles.contain(files, place)) {
        throw new IOException(path + ": is not a file");
      }
      return files.open(place);
    } catch (FileNotFoundException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(path + ": cannot be read (" + Reason.of(e) + ")", e);
    }
  }
}
