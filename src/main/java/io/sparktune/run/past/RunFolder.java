package io.sparktune.run.past;

import io.sparktune.config.StudyFile;
import io.sparktune.config.sections.Kinds;
import io.sparktune.config.text.Permission;
import io.sparktune.lake.Storage;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.StudyKinds;
import io.sparktune.run.input.StudyText;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** The folder that a study left or is filling, as it was named on the command line. */
public record RunFolder(String name) {

  private static final String REMEDY = "name the folder of a study, such as runs/digits-mlp";

  /** What was asked of the study. */
  public StudyFile studyFile() {
    return studyFile(StudyKinds.all());
  }

  /** What was asked of the study, which may name what extensions add. */
  public StudyFile studyFile(Kinds kinds) {
    try {
      if (!storage().in("study.conf").exists()) {
        String problem = storage().exists() ? ": has no study.conf; " : ": no such folder; ";
        throw new BadInput(name + problem + REMEDY);
      }
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, REMEDY);
    }
    // It refers to the environment only where that was permitted to the study.
    return StudyFile.read(
        name, StudyText.of(name + "/study.conf"), List.of(), Set.of(Permission.ENVIRONMENT), kinds);
  }

  public Storage journal() {
    try {
      Storage journal = storage().in("journal");
      if (journal.names().isEmpty()) {
        throw new BadInput(name + ": has no journal; " + REMEDY);
      }
      return journal;
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, REMEDY);
    }
  }

  public Storage tables() {
    return storage().in("tables");
  }

  public Storage storage() {
    return Storage.at(name, new Configuration());
  }
}
