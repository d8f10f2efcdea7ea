package io.sparktune.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.StudyFile;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.ClassTarget;
import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of some of the classes that their input has. */
final class ChosenClassesTest {

  private static final String MNIST = "data-samples/images/mnist/";
  private static final String TEST = "path = " + MNIST + "t10k-images-idx3-ubyte.gz";

  @TempDir private Path folder;

  private static List<String> labels(Target target) {
    ClassTarget classes = (ClassTarget) target;
    return IntStream.range(0, classes.rows())
        .mapToObj(row -> classes.labels().get(classes.labelAt(row)))
        .toList();
  }

  @Test
  void picturesOfTheClassesStayInTheirOrder_thoseOfTheTestToo() {
    KeyedDataset all = ImageStudies.read(TEST);
    KeyedDataset some = ImageStudies.read(TEST + ", classes = [7, 3]");
    List<String> known = labels(all.dataset().target());
    int[] wanted =
        IntStream.range(0, known.size())
            .filter(row -> known.get(row).equals("3") || known.get(row).equals("7"))
            .toArray();
    assertThat(some.dataset().target().labels()).containsExactly("3", "7");
    assertThat(some.dataset().rows()).isEqualTo(wanted.length);
    for (int row = 0; row < wanted.length; row += 9) {
      assertThat(ImageStudies.pixels(some, row)).isEqualTo(ImageStudies.pixels(all, wanted[row]));
      assertThat(labels(some.dataset().target()).get(row)).isEqualTo(known.get(wanted[row]));
    }

    KeyedDataset tested =
        ImageStudies.read(
            TEST + ", classes = [7, 3], test = " + MNIST + "t10k-images-idx3-ubyte.gz");
    assertThat(tested.testRows()).isEqualTo(wanted.length);
  }

  @Test
  void rowsOfTablesAreTakenByTheirCells_andThoseWithoutATargetAreStillTold() throws Exception {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, "x,y\n1,5.0\n2,6\n3,7\n4, 5\n5,6\n");
    KeyedDataset read = table("maximize accuracy", "path = \"" + file + "\", classes = [5, 6]");
    assertThat(labels(read.dataset().target())).containsExactly("5", "6", "5", "6");
    assertThat(read.profile().rowsWithoutTarget()).isZero();

    Files.writeString(file, "x,y\n1,a\n2,b\n3,\n4,c\n");
    assertThatThrownBy(
            () -> table("maximize accuracy", "path = \"" + file + "\", classes = [a, b]"))
        .isInstanceOf(DataError.class)
        .hasMessageContaining("rows.csv line 4");
  }

  private static KeyedDataset table(String goal, String data) {
    StudyFile file =
        StudyFile.read(
            "rows.conf",
            "study.goal = \"%s\"\ndata { target = y, %s }".formatted(goal, data),
            List.of(),
            Set.of());
    return file.data().kind().read(file.data().rows(), new LocalFiles(), 0);
  }

  @Test
  void aClassThatNoRowHasIsTold() {
    assertThatThrownBy(() -> ImageStudies.read(TEST + ", classes = [7, 11, cat]"))
        .isInstanceOf(DataError.class)
        .hasMessage(
            "data.classes: no row has the class 11 or cat; those of \"label\" are 0, 1, 2, 3, 4, 5,"
                + " 6, 7, 8, 9");
  }

  @Test
  void onlyClassesCanBeChosen() {
    assertThatThrownBy(() -> table("minimize rmse", "path = rows.csv, classes = [5]"))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining("data.classes: is for classes, but the goal asks for a number");
  }
}
