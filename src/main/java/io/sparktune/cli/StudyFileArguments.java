package io.sparktune.cli;

import io.sparktune.config.Permission;
import io.sparktune.config.StudyFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The study file on a command line, with what overrides it. */
final class StudyFileArguments {

  private static final long LARGEST_FILE_BYTES = 1 << 20;

  @Parameters(index = "0", paramLabel = "STUDY", description = "the study file (HOCON)")
  private String file;

  @Parameters(
      index = "1..*",
      paramLabel = "key=value",
      description = "settings that override the file's, such as search.trials=50")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--allow-includes", description = "let the study file include files beside it")
  private boolean allowIncludes;

  @Option(
      names = "--allow-environment",
      description = "let the study file use environment variables")
  private boolean allowEnvironment;

  StudyFile read() {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    if (allowIncludes) {
      permissions.add(Permission.INCLUDES);
    }
    if (allowEnvironment) {
      permissions.add(Permission.ENVIRONMENT);
    }
    return StudyFile.read(file, text(), overrides, permissions);
  }

  private String text() {
    Path path = new Path(file);
    try {
      var fileSystem = path.getFileSystem(new Configuration());
      FileStatus status = fileSystem.getFileStatus(path);
      if (status.isDirectory()) {
        throw new BadInput(file + ": is a folder; name a study file, such as conf/digits-mlp.conf");
      }
      if (status.getLen() > LARGEST_FILE_BYTES) {
        throw new BadInput(
            file + ": has " + status.getLen() + " bytes; a study file has at most 1 MiB");
      }
      try (var in = fileSystem.open(path)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (FileNotFoundException e) {
      throw new BadInput(file + ": no such file; name a study file, such as conf/digits-mlp.conf");
    } catch (IOException e) {
      throw new BadInput(file + ": cannot be read (" + e.getMessage() + ")");
    }
  }
}
