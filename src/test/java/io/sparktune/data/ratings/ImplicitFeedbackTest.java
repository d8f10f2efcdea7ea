package io.sparktune.data.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.augmentation.AugmentationSettings;
import io.sparktune.data.augmentation.TrainingRows;
import io.sparktune.data.coding.TargetCoding;
import io.sparktune.data.table.TablePreparation.Scaling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interactions without ratings: what trains beside them, and what they are ranked among. */
final class ImplicitFeedbackTest {

  private static final int NEGATIVES = 3;
  private static final int ITEMS = 12;

  @TempDir private Path folder;

  /** Five users, each with every second or third of twelve items. */
  private RatingsDataset data(int candidates) throws IOException {
    return data("", candidates);
  }

  private RatingsDataset data(String more, int candidates) throws IOException {
    StringBuilder lines = new StringBuilder("user,item,stars\n");
    for (int user = 0; user < 5; user++) {
      for (int item = 0; item < ITEMS; item += 2 + user % 2) {
        lines.append("u%d,i%02d,%s\n".formatted(user, item, item == 4 ? "" : "good"));
      }
    }
    return (RatingsDataset) read(lines + more, candidates).dataset();
  }

  private KeyedDataset read(String lines, int candidates) throws IOException {
    Path file = folder.resolve("interactions.csv");
    Files.writeString(file, lines);
    return RatingStudies.read(
        "data { path = \"%s\", feedback { implicit { candidates = %d } } }"
            .formatted(file, candidates));
  }

  private static FittedImplicit fitted(RatingsDataset data, int[] rows) {
    return (FittedImplicit)
        data.fit(rows, new RatingsPreparation(1, Scaling.STANDARD, Scaling.STANDARD, NEGATIVES));
  }

  private static int[] rows(RatingsDataset data, boolean trains) {
    return IntStream.range(0, data.rows()).filter(row -> (row % 4 != 0) == trains).toArray();
  }

  /** User and item of each row as they train in an epoch, as codes; -1 for an unknown item. */
  private static int[][] trained(
      RatingsDataset data, FittedImplicit fitted, int[] rows, long seed) {
    float[][] inputs = {new float[rows.length], new float[rows.length]};
    fitted.writer(data).write(rows, 0, rows.length, input -> inputs[input]);
    fitted
        .augmentation(AugmentationSettings.NONE)
        .change(
            new TrainingRows(
                seed, rows, 0, rows.length, List.of(inputs), new float[0], new float[0]));
    List<String> users = fitted.known().users().categories();
    List<String> items = fitted.known().items().categories();
    int[][] pairs = new int[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      pairs[i] =
          new int[] {
            data.users().categories().indexOf(users.get((int) inputs[0][i] - 1)),
            inputs[1][i] == 0
                ? -1
                : data.items().categories().indexOf(items.get((int) inputs[1][i] - 1))
          };
    }
    return pairs;
  }

  private static Set<List<Integer>> pairs(RatingsDataset data, int[] rows) {
    Set<List<Integer>> pairs = new HashSet<>();
    for (int row : rows) {
      pairs.add(List.of(data.users().codeAt(row), data.items().codeAt(row)));
    }
    return pairs;
  }

  @Test
  void everyRowIsAnInteractionWhateverItSays() throws IOException {
    RatingsDataset data = data(99);
    assertThat(data.rows()).isEqualTo(3 * 6 + 2 * 4);
    assertThat(((NumberTarget) data.target()).valuesAt(new int[] {0, 2, 9})).containsOnly(1);
    assertThat(data.isRanked()).isTrue();
    assertThat(data.side()).isEmpty();
    assertThat(data.digest()).isEqualTo(data(99).digest()).isNotEqualTo(data(50).digest());
  }

  @Test
  void negativesAreDrawnFromWhatTheirUserHasNotInTheTrainingRows() throws IOException {
    RatingsDataset data = data(99);
    int[] train = rows(data, true);
    FittedImplicit fitted = fitted(data, train);
    TargetCoding coding = fitted.coding(data).orElseThrow();
    int[] rows = coding.trainable(train);
    assertThat(rows).hasSize(train.length * (1 + NEGATIVES)).isSorted().doesNotHaveDuplicates();
    assertThat(Arrays.copyOf(rows, train.length)).isEqualTo(train);
    Set<List<Integer>> known = pairs(data, train);
    Set<List<Integer>> drawn = new HashSet<>();
    for (long epoch = 0; epoch < 40; epoch++) {
      int[][] pairs = trained(data, fitted, rows, epoch);
      assertThat(pairs).isDeepEqualTo(trained(data, fitted, rows, epoch));
      for (int i = 0; i < rows.length; i++) {
        List<Integer> pair = List.of(pairs[i][0], pairs[i][1]);
        assertThat(known.contains(pair)).isEqualTo(rows[i] < data.rows());
        drawn.add(pair);
      }
    }
    // Nothing is known of rows that do not train: their pairs are drawn like all others.
    assertThat(drawn).containsAll(pairs(data, rows(data, false)));
    float[] targets = new float[2];
    coding.write(rows[0], targets, 0);
    coding.write(rows[rows.length - 1], targets, 1);
    assertThat(targets).containsExactly(1, 0);
  }

  @Test
  void rowsThatDoNotTrainChangeNothingThatIsFitted() throws IOException {
    RatingsDataset data = data(99);
    RatingsDataset more = data("u0,i01,\nu4,i11,\n", 99);
    int[] train = rows(data, true);
    assertThat(fitted(more, train).seen().digest()).isEqualTo(fitted(data, train).seen().digest());
    assertThat(fitted(more, train).known()).isEqualTo(fitted(data, train).known());
  }

  @Test
  void candidatesAreNeitherInTheTrainingRowsNorScored() throws IOException {
    for (int wanted : new int[] {0, 2, 99}) {
      RatingsDataset data = data(wanted);
      int[] validation = rows(data, false);
      FittedImplicit fitted = fitted(data, rows(data, true));
      TargetCoding coding = fitted.coding(data).orElseThrow();
      Interactions rows = new Interactions(data.users(), data.items(), NEGATIVES);
      int[] scored = coding.scored(validation);
      assertThat(scored).isEqualTo(coding.scored(validation));
      assertThat(Arrays.stream(scored).filter(row -> !coding.isMade(row)))
          .containsExactly(box(validation));
      Set<List<Integer>> all = pairs(data, IntStream.range(0, data.rows()).toArray());
      int interaction = -1;
      Set<Integer> items = new HashSet<>();
      for (int row : scored) {
        if (!coding.isMade(row)) {
          interaction = row;
          items.clear();
          continue;
        }
        assertThat(rows.userAt(row)).isEqualTo(data.users().codeAt(interaction));
        assertThat(items.add(rows.itemAt(row))).isTrue();
        assertThat(all).doesNotContain(List.of(rows.userAt(row), rows.itemAt(row)));
      }
      // A user has six of twelve items, or four.
      int free = data.users().codeAt(interaction) % 2 == 0 ? 6 : 8;
      assertThat(items)
          .hasSize(wanted == 2 ? 2 : Math.min(free, data.items().categories().size() - 12 + free));
    }
  }

  private static Integer[] box(int[] rows) {
    return Arrays.stream(rows).boxed().toArray(Integer[]::new);
  }

  @Test
  void anUnseenItemIsDrawnEvenlyAndNoneWhereAllAreSeen() {
    SeenItems seen =
        SeenItems.of(new int[] {1, 1, 1, 2, 2, 2, 0}, new int[] {2, 3, 3, 1, 2, 3, 1}, 2, 5);
    int[] counts = new int[6];
    SplittableRandom random = new SplittableRandom(1);
    for (int draw = 0; draw < 3000; draw++) {
      counts[seen.unseen(1, random)]++;
    }
    assertThat(counts[0] + counts[2] + counts[3]).isZero();
    assertThat(List.of(counts[1], counts[4], counts[5])).allMatch(count -> count > 900);
    SeenItems all = SeenItems.of(new int[] {1, 1}, new int[] {2, 1}, 1, 2);
    assertThat(all.unseen(1, random)).isZero();
    assertThat(all.count(1)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target = stars | data.target",
        "lowest = 1 | data.lowest",
        "numeric = [age] | data.numeric",
        "categorical = [genre] | data.categorical",
        "feedback { implicit { candidates = -1 } } | data.feedback.implicit.candidates",
        "source { latent-factors {} } | data.source"
      })
  void keysOfRatingsMeanNothing(String key, String path) {
    String start = key.startsWith("source") ? "" : "path = x, ";
    String feedback = key.startsWith("feedback") ? "" : ", feedback = implicit";
    assertThatThrownBy(() -> RatingStudies.study("data { " + start + key + feedback + " }"))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining(path);
  }

  @Test
  void thePairTwiceIsTold() {
    assertThatThrownBy(() -> data("u0,i00,\n", 99))
        .isInstanceOf(DataError.class)
        .hasMessageContaining("line 28: this user has this item in a row before");
  }
}
