package io.sparktune.run.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sparktune.lake.Storage;
import io.sparktune.report.record.StudyFacts;
import io.sparktune.run.past.KeptWinner;
import io.sparktune.run.past.RunFolder;
import io.sparktune.settings.StrictJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;

/**
 * The latest run of the same study that had ended when another began: of the same name, or of the
 * same configuration. It is looked for beside the other, and by its name in the folders beside that
 * of its outputs, as where each night has a folder.
 *
 * @param place as a person would name it
 */
record RunBefore(String place, Storage folder, Instant endedAt) {

  /** Folders beyond these are not looked into; those with the last names are. */
  private static final int MOST_FOLDERS = 500;

  private static final ObjectMapper JSON = StrictJson.builder().build();

  /** A run that is compared. */
  record Of(Storage folder, StudyFacts study, String configuration, Instant began) {}

  /** Empty where there is none. */
  static Optional<RunBefore> of(Of run) {
    Storage own = run.folder();
    Path output = new Path(own.uri()).getParent();
    List<RunBefore> found = new ArrayList<>();
    String outputPlace = parent(run.study().folder());
    if (output != null && !outputPlace.isEmpty()) {
      String name = new Path(own.uri()).getName();
      for (String other : names(output, own)) {
        if (!other.equals(name)) {
          add(new Path(output, other), outputPlace + "/" + other, run, found);
        }
      }
      Path above = output.getParent();
      String abovePlace = parent(outputPlace);
      if (above != null && !abovePlace.isEmpty()) {
        for (String other : names(above, own)) {
          if (!other.equals(output.getName())) {
            Path folder = new Path(new Path(above, other), name);
            add(folder, abovePlace + "/" + other + "/" + name, run, found);
          }
        }
      }
    }
    return found.stream()
        .max(Comparator.comparing(RunBefore::endedAt).thenComparing(RunBefore::place));
  }

  /** Empty where there is no slash, as for a folder in the working directory. */
  private static String parent(String place) {
    int slash = place.lastIndexOf('/');
    return slash <= 0 ? "" : place.substring(0, slash);
  }

  private static Storage at(Path path, Storage like) {
    return Storage.at(path.toString(), like.fileSystem().getConf());
  }

  private static Iterable<String> names(Path folder, Storage like) {
    return new TreeSet<>(at(folder, like).names())
        .descendingSet().stream()
            .filter(name -> !name.startsWith("."))
            .limit(MOST_FOLDERS)
            .toList();
  }

  private static void add(Path path, String place, Of run, List<RunBefore> found) {
    Storage folder = at(path, run.folder());
    JsonNode result = json(folder, ResultFile.NAME);
    Optional<Instant> ended = time(result.path("ended_at").asText());
    if (ended.isPresent() && ended.get().isBefore(run.began())) {
      JsonNode manifest = json(folder, KeptWinner.MANIFEST);
      boolean isSame =
          manifest.path("study").asText().equals(run.study().name())
              || manifest.path("configuration_sha256").asText().equals(run.configuration());
      if (isSame) {
        found.add(new RunBefore(place, folder, ended.get()));
      }
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static JsonNode json(Storage folder, String name) {
    Optional<byte[]> bytes = folder.bytes(name);
    try {
      return bytes.isEmpty() ? MissingNode.getInstance() : JSON.readTree(bytes.get());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The run without epochs. */
  RecordedRun recorded() {
    return new RecordedRun(new RunFolder(folder.uri()).studyFile(), folder);
  }
}
