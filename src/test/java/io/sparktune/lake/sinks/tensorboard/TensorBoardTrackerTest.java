package io.sparktune.lake.sinks.tensorboard;

import static io.sparktune.lake.sinks.tensorboard.ReadEvents.child;
import static io.sparktune.lake.sinks.tensorboard.ReadEvents.children;
import static io.sparktune.lake.sinks.tensorboard.ReadEvents.integer;
import static io.sparktune.lake.sinks.tensorboard.ReadEvents.real;
import static io.sparktune.lake.sinks.tensorboard.ReadEvents.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.UnknownFieldSet;
import io.sparktune.lake.Storage;
import io.sparktune.lake.sinks.tensorboard.ReadEvents.Value;
import io.sparktune.lake.sinks.trackers.ToldStudy;
import io.sparktune.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TensorBoardTrackerTest {

  @TempDir private Path folder;

  private final ToldStudy study = new ToldStudy("this");

  private void tell(int first) throws IOException {
    tell(study, folder, first, 1);
  }

  private static void tell(ToldStudy told, Path into, int first, int mostAtOnce)
      throws IOException {
    Storage place = Storage.at(into.toString(), new Configuration());
    told.tell(
        () -> new TensorBoardTracker(place, told.id(), ToldStudy.TABLES), place, first, mostAtOnce);
  }

  /** The values of a run in the order of its files' names, as TensorBoard reads them. */
  private List<Value> run(String name) throws IOException {
    List<Value> values = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      for (Path file :
          files
              .filter(file -> file.getFileName().toString().contains("tfevents"))
              .sorted()
              .toList()) {
        values.addAll(ReadEvents.of(file));
      }
    }
    return values;
  }

  private Map<String, List<String>> scalars(String name) throws IOException {
    Map<String, List<String>> points = new TreeMap<>();
    for (Value value : run(name)) {
      if (value.isScalar()) {
        points
            .computeIfAbsent(value.tag(), unseen -> new ArrayList<>())
            .add(value.step() + ": " + value.scalar());
      }
    }
    return points;
  }

  @Test
  void aTrialHasItsCurvesByEpochAndItsResults() throws IOException {
    tell(study.events());
    Map<String, List<String>> scalars = scalars("trial-0000");
    assertThat(scalars)
        .containsEntry("val_accuracy/fold_1", List.of("1: 0.25", "2: 0.5"))
        .containsEntry("train_loss/fold_0", List.of("1: 1.0", "2: 0.5", "3: 0.33333334"))
        .containsEntry("train_loss", List.of("1: 1.0", "2: 0.5"))
        .containsEntry("accuracy", List.of("3: 0.375"))
        .containsEntry("accuracy/fold_1", List.of("3: 0.5"))
        .containsEntry("log_loss", List.of("3: 0.625"));
    assertThat(scalars.get("val_accuracy")).as("epochs that both folds have").hasSize(2);
    assertThat(scalars("trial-0001"))
        .as("of the fold that it has")
        .containsEntry("val_accuracy", List.of("1: 0.125"))
        .doesNotContainKey("accuracy");
    assertThat(scalars("")).containsEntry("best_accuracy", List.of("1: 0.375", "4: 0.8125"));
  }

  @Test
  void hyperparametersHaveTheirDomains() throws IOException {
    tell(study.events());
    Value value = run("").get(0);
    assertThat(value.tag()).isEqualTo("_hparams_/experiment");
    UnknownFieldSet experiment = child(value.plugin("hparams"), 2);
    assertThat(text(experiment, 6)).isEqualTo("small");
    List<UnknownFieldSet> parameters = children(experiment, 4);
    assertThat(parameters)
        .extracting(each -> text(each, 1), each -> integer(each, 4))
        .containsExactly(
            tuple("model.x", 3L), tuple("training.updater", 1L), tuple("model.norm", 2L));
    UnknownFieldSet interval = child(parameters.get(0), 6);
    assertThat(List.of(real(interval, 1), real(interval, 2))).containsExactly(0.0, 1.0);
    assertThat(children(child(parameters.get(1), 5), 1))
        .extracting(option -> text(option, 3))
        .containsExactly("adam", "sgd");
    assertThat(children(child(parameters.get(2), 5), 1))
        .extracting(option -> integer(option, 4))
        .containsExactly(1L, 0L);
    assertThat(text(child(children(experiment, 5).get(0), 1), 2)).isEqualTo("accuracy");
  }

  @Test
  void aTrialHasItsValuesAndItsEnd() throws IOException {
    tell(study.events());
    List<Value> values = run("trial-0003").stream().filter(value -> !value.isScalar()).toList();
    assertThat(values)
        .extracting(Value::tag)
        .containsExactly("_hparams_/session_start_info", "_hparams_/session_end_info");
    Map<String, UnknownFieldSet> byName = new TreeMap<>();
    children(child(values.get(0).plugin("hparams"), 3), 1)
        .forEach(entry -> byName.put(text(entry, 1), child(entry, 2)));
    assertThat(byName).containsOnlyKeys("model.x", "training.updater", "model.norm");
    assertThat(real(byName.get("model.x"), 2)).isEqualTo(0.75);
    assertThat(text(byName.get("training.updater"), 3)).isEqualTo("sgd");
    assertThat(integer(byName.get("model.norm"), 4)).isEqualTo(1);
    assertThat(integer(child(values.get(1).plugin("hparams"), 4), 1)).as("success").isEqualTo(1);
    Value failed = run("trial-0002").get(run("trial-0002").size() - 1);
    assertThat(integer(child(failed.plugin("hparams"), 4), 1)).as("failure").isEqualTo(2);
  }

  /** The writer ends behind each event, and after each file of the events that follow. */
  @Test
  void eachScalarIsThereOnceWheneverTheWriterEnds(@TempDir Path other) throws IOException {
    tell(study, other, study.events(), 1000);
    for (int first = 1; first <= study.events(); first++) {
      tell(first);
      Files.delete(folder.resolve("covered.txt")); // as if it had ended just before that
    }
    tell(study.events());
    for (String run : List.of("", "trial-0000", "trial-0001", "trial-0002", "trial-0003")) {
      Map<String, List<String>> once = scalars(run);
      Path whole = folder;
      folder = other;
      assertThat(once).isEqualTo(scalars(run));
      folder = whole;
    }
    assertThat(scalars("trial-0003")).isNotEmpty();
  }

  @Test
  void filesOfAnotherJournalGiveWay() throws IOException {
    tell(study.events());
    ToldStudy another = new ToldStudy("another");
    tell(another, folder, 6, 1000);
    assertThat(scalars("trial-0003")).isEmpty();
    assertThat(scalars("trial-0000")).containsOnlyKeys("train_loss/fold_0", "val_accuracy/fold_0");
  }

  @Test
  void whatCannotBeWrittenIsWrittenLater() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("trial-0001"), "a file in the place of a folder");
    assertThatThrownBy(() -> tell(study.events()))
        .isInstanceOf(StorageFailure.class)
        .hasMessageContaining("trial-0001");
    Files.delete(folder.resolve("trial-0001"));
    Files.createDirectories(folder.resolve("trial-0003"));
    Files.writeString(folder.resolve("trial-0003/unfinished"), "left by a writer that was killed");
    tell(study.events());
    assertThat(scalars("trial-0001")).containsEntry("val_accuracy", List.of("1: 0.125"));
    assertThat(scalars("trial-0000")).containsEntry("accuracy", List.of("3: 0.375"));
  }
}
