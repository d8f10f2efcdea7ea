package io.sparktune.data.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlanner;
import io.sparktune.data.folds.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ratings that cannot be used, and what becomes of strange ones that can. */
final class BadRatingsTest {

  private static final String GOOD = "user,item,rating\na,x,1\na,y,2\nb,x,3\nb,y,4\n";

  @TempDir private Path folder;

  private KeyedDataset read(String lines, String keys) throws IOException {
    Path file = folder.resolve("ratings.csv");
    Files.writeString(file, lines);
    return RatingStudies.read("data.path = \"" + file + "\"\n" + keys);
  }

  private static double rating(KeyedDataset data, int row) {
    return ((NumberTarget) data.dataset().target()).valueAt(row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c,,5 | line 6, column \"item\" | is missing",
        ",x,5 | line 6, column \"user\" | is missing",
        "c,x, | line 6, column \"rating\" | is missing",
        "c,x,good | line 6, column \"rating\" | \"good\" is not a number",
        "c,x,NaN | line 6, column \"rating\" | is missing",
        "c,x,-Infinity | line 6, column \"rating\" | is not a finite number",
        "  ,x,5 | line 6, column \"user\" | is missing",
        "c,x,1e999 | line 6, column \"rating\" | is not a finite number",
        "a,x,5 | line 6: this user has rated this item before | data.duplicates"
      })
  void aBadRowIsToldWithItsPlace(String row, String place, String fault) {
    assertThatThrownBy(() -> read(GOOD + row + "\n", ""))
        .isInstanceOf(DataError.class)
        .hasMessageContaining(place)
        .hasMessageContaining(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.user = usr | data.user names the column \"usr\" | did you mean \"user\"?",
        "data.item = movie | data.item names the column \"movie\" | the columns are user, item,"
            + " rating",
        "data.target = score | data.target names the column \"score\" | which does not exist",
        "data.numeric = [age] | data.numeric names the column \"age\" | which does not exist",
        "data { lowest = 2, highest = 5 } | line 2: the rating is not from 2.0 to 5.0 | change"
            + " data.lowest"
      })
  void settingsThatTheRowsDoNotFitAreTold(String keys, String fault, String remedy) {
    assertThatThrownBy(() -> read(GOOD, keys))
        .isInstanceOf(DataError.class)
        .hasMessageContaining(fault)
        .hasMessageContaining(remedy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data { lowest = 5, highest = 1 }",
        "data { user = item }",
        "data { target = user }",
        "data { numeric = [item] }",
        "data { duplicates = first }",
        "data { group = user }",
        "data { source { latent-factors { users = 2, items = 2, ratings = 5 } } }",
        "model.factors = -1",
        "prepare.fewest-ratings = 0",
        "augment.unknown-users = 1",
        "validation.scheme = grouped",
        "validation.scheme = time-order"
      })
  void badKeysAreTold(String keys) {
    String path = keys.contains("source") ? "" : "data.path = x\n";
    assertThatThrownBy(() -> RatingStudies.study(path + keys)).isInstanceOf(StudyFileError.class);
  }

  @Test
  void oneUserOrOneItemIsNothingToLearnFrom() {
    assertThatThrownBy(() -> read("user,item,rating\na,x,1\na,y,2\n", ""))
        .hasMessageContaining("data.user: every row has \"a\" in the column \"user\"");
    assertThatThrownBy(() -> read("user,item,rating\na,x,1\nb,x,2\n", ""))
        .hasMessageContaining("data.item: every row has \"x\"");
    assertThatThrownBy(() -> read("user,item,rating\na,x,1\nb,y,1\n", ""))
        .hasMessageContaining("nothing to learn");
    assertThatThrownBy(() -> read("user,item,rating\n", "")).isInstanceOf(DataError.class);
  }

  @Test
  void severalRatingsOfAnItemByAUserAreKeptOrTheLastCounts() throws Exception {
    String twice = GOOD + "a,x,5\n";
    assertThat(read(twice, "data.duplicates = keep").dataset().rows()).isEqualTo(5);
    KeyedDataset last = read(twice, "data.duplicates = last");
    assertThat(last.dataset().rows()).isEqualTo(4);
    assertThat(rating(last, 3)).isEqualTo(5);
  }

  @Test
  void rowsWithoutARatingAreLeftOutWhereThatIsAskedFor() throws Exception {
    KeyedDataset read = read(GOOD + "c,x,\n", "data.missing-target = drop");
    assertThat(read.dataset().rows()).isEqualTo(4);
    assertThat(read.profile().rowsWithoutTarget()).isEqualTo(1);
  }

  @Test
  void whoRatedOnceIsTold() throws Exception {
    assertThat(read(GOOD + "c,x,5\n", "").profile().warnings())
        .containsExactly(
            "1 of 3 users have one rating alone; where it is held out, they are unknown.");
  }

  @Test
  void idsAreEqualByValueAndColumnsWithoutARoleAreLeftOut() throws Exception {
    KeyedDataset read = read("user,item,rating,note\n1,x,1,\n1.0,y,2,b\n2,x,3,c\n2e0,y,4,d\n", "");
    assertThat(((RatingsDataset) read.dataset()).users().categories()).containsExactly("1", "2");
    assertThat(((RatingsDataset) read.dataset()).side()).isEmpty();
  }

  @Test
  void idsAreAnyTextWithoutTheSpaceAroundIt() throws Exception {
    KeyedDataset read =
        read(
            """
            user,item,rating
             Anna Maria ,x,1
            Anna Maria,東京,2
            Žofie,x,3
            1,x,4
            01,y,5
            """,
            "");
    RatingsDataset data = (RatingsDataset) read.dataset();
    assertThat(data.users().categories()).containsExactly("01", "1", "Anna Maria", "Žofie");
    assertThat(data.items().categories()).contains("東京");
    assertThat(data.users().codeAt(0)).isEqualTo(data.users().codeAt(1));
  }

  @Test
  void foldsByUserNeverPartAUsersRatings() throws Exception {
    StringBuilder lines = new StringBuilder("user,item,rating,when\n");
    for (int row = 0; row < 60; row++) {
      lines.append("u%d,i%d,%d,%d\n".formatted(row % 12, row % 5, row % 4, 60 - row));
    }
    KeyedDataset read =
        read(
            lines.toString(),
            "data { group = user, time = when }\nvalidation { scheme = grouped, folds = 3 }");
    RatingsDataset data = (RatingsDataset) read.dataset();
    for (Fold fold :
        FoldPlanner.plan(data.target(), read.keys(), new Validation.Grouped(3), 0.25, 1).folds()) {
      Set<Integer> trained =
          Arrays.stream(fold.trainRows())
              .mapToObj(data.users()::codeAt)
              .collect(Collectors.toSet());
      assertThat(Arrays.stream(fold.validationRows()).mapToObj(data.users()::codeAt))
          .doesNotContainAnyElementsOf(trained);
    }
    for (Fold fold :
        FoldPlanner.plan(data.target(), read.keys(), new Validation.InTimeOrder(3), 0, 1).folds()) {
      double latest = Arrays.stream(fold.trainRows()).mapToDouble(row -> 60 - row).max().orElse(0);
      assertThat(Arrays.stream(fold.validationRows())).allMatch(row -> 60 - row > latest);
    }
  }
}
