package io.sparktune.data.folds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.DataError;
import io.sparktune.data.DataSource;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.RowArrays;
import io.sparktune.data.RowKeys;
import io.sparktune.data.Target;
import io.sparktune.data.folds.Validation.Grouped;
import io.sparktune.data.folds.Validation.InTimeOrder;
import io.sparktune.data.folds.Validation.KFold;
import io.sparktune.data.folds.Validation.SingleSplit;
import io.sparktune.data.table.GeneratedData;
import io.sparktune.data.table.TableDataset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FoldPlannerTest {

  private static final int ROWS = 203;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyStudyRow_validatesOnceInEachRepeat(long seed) {
    for (boolean stratified : new boolean[] {true, false}) {
      FoldPlan plan = plan(new KFold(5, 3, stratified), 0.2, seed);

      assertThat(plan.folds()).hasSize(15);
      for (int repeat = 0; repeat < 3; repeat++) {
        List<Fold> folds = plan.folds().subList(repeat * 5, repeat * 5 + 5);
        assertThat(validated(folds)).containsExactly(plan.studyRows());
      }
      assertConsistent(plan);
      assertThat(plan.holdOutRows()).hasSize(41); // 0.2 of 203, rounded
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anotherDraw_hasOtherFoldsOfTheSameRows(long seed) {
    KFold twice = new KFold(5, 2, true);
    FoldPlan first = FoldPlanner.plan(classes(seed), RowKeys.none(), twice, 0.2, seed);
    for (int draw = 1; draw < 4; draw++) {
      FoldPlan other = FoldPlanner.plan(classes(seed), RowKeys.none(), twice, 0.2, seed, draw);
      assertConsistent(other);
      assertThat(other.holdOutRows()).isEqualTo(first.holdOutRows());
      assertThat(other.studyRows()).isEqualTo(first.studyRows());
      assertThat(validated(other.folds().subList(0, 5))).containsExactly(other.studyRows());
      assertThat(other.folds())
          .extracting(fold -> Arrays.toString(fold.validationRows()))
          .doesNotContainAnyElementsOf(
              first.folds().stream().map(fold -> Arrays.toString(fold.validationRows())).toList());
    }
  }

  @Test
  void anotherDrawOfGroups_keepsThemTogether_andHeldOut() {
    RowKeys keys = keys(1);
    FoldPlan first = FoldPlanner.plan(classes(1), keys, new Grouped(4), 0.2, 1);
    FoldPlan other = FoldPlanner.plan(classes(1), keys, new Grouped(4), 0.2, 1, 1);
    assertThat(other.holdOutRows()).isEqualTo(first.holdOutRows());
    assertThat(other.folds().get(0).validationRows())
        .isNotEqualTo(first.folds().get(0).validationRows());
    for (Fold fold : other.folds()) {
      assertThat(groups(keys, fold.trainRows()))
          .doesNotContainAnyElementsOf(groups(keys, fold.validationRows()));
    }
  }

  @Test
  void orderLeavesNothingToDraw() {
    assertThatThrownBy(
            () -> FoldPlanner.plan(classes(1), RowKeys.none(), new InTimeOrder(3), 0.2, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("draw 1 of InTimeOrder");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void stratifiedFolds_haveTheProportionsOfTheClassesWithinOneRow(long seed) {
    ClassTarget target = classes(seed);
    FoldPlan plan = FoldPlanner.plan(target, RowKeys.none(), new KFold(5, 2, true), 0.2, seed);

    for (int label = 0; label < 3; label++) {
      int whole = count(target, label, RowArrays.all(ROWS));
      int study = count(target, label, plan.studyRows());
      assertThat(Math.abs(whole * 0.2 - count(target, label, plan.holdOutRows())))
          .isLessThanOrEqualTo(1);
      for (Fold fold : plan.folds()) {
        assertThat(Math.abs(study / 5.0 - count(target, label, fold.validationRows())))
            .isLessThan(1);
      }
    }
    assertThat(plan.folds())
        .allSatisfy(fold -> assertThat(fold.validationRows().length).isBetween(32, 33));
  }

  /** The parts of 203 rows differ by one row. */
  @Test
  void theTestRatioOfTheSettings_isThatOfThePlan() {
    RowKeys keys =
        new RowKeys(RowArrays.all(ROWS), IntStream.range(0, ROWS).asDoubleStream().toArray());
    for (Validation validation :
        List.of(
            new KFold(5, 1, true),
            new KFold(3, 2, false),
            new Grouped(4),
            new InTimeOrder(4),
            new SingleSplit(0.25, false))) {
      FoldPlan plan = FoldPlanner.plan(classes(3), keys, validation, 0.2, 3);

      assertThat(validation.testRatio())
          .as(validation.toString())
          .isCloseTo(
              plan.folds().stream()
                  .mapToDouble(
                      fold -> (double) fold.validationRows().length / fold.trainRows().length)
                  .average()
                  .orElseThrow(),
              withinPercentage(3));
    }
  }

  @Test
  void aFingerprint_tellsRowsAndFoldsApart() {
    TableDataset circles = GeneratedData.of(new DataSource.Circles(ROWS, 0.1, 0.5), 1);
    TableDataset others = GeneratedData.of(new DataSource.Circles(ROWS, 0.1, 0.5), 2);
    FoldPlan plan = plan(new KFold(5, 1, true), 0.2, 1);

    assertThat(plan(new KFold(5, 1, true), 0.2, 1).fingerprint(circles))
        .isEqualTo(plan.fingerprint(circles))
        .matches("[0-9a-f]{64}");
    assertThat(
            List.of(
                plan.fingerprint(circles),
                plan.fingerprint(others),
                plan(new KFold(5, 1, true), 0.2, 2).fingerprint(circles),
                plan(new KFold(5, 1, true), 0.1, 1).fingerprint(circles),
                plan(new KFold(5, 2, true), 0.2, 1).fingerprint(circles),
                plan(new KFold(5, 1, false), 0.2, 1).fingerprint(circles)))
        .doesNotHaveDuplicates();
  }

  @Test
  void repeats_areShuffledAnew() {
    FoldPlan plan = plan(new KFold(5, 2, true), 0, 1);

    assertThat(plan.folds().get(0).validationRows())
        .isNotEqualTo(plan.folds().get(5).validationRows());
  }

  @Test
  void plan_isTheSameForTheSameSeedAlone() {
    List<Validation> validations =
        List.of(
            new KFold(4, 2, true),
            new KFold(4, 1, false),
            new Grouped(4),
            new InTimeOrder(4),
            new SingleSplit(0.3, true));
    for (Validation validation : validations) {
      FoldPlan plan = plan(validation, 0.1, 7);

      assertThat(plan(validation, 0.1, 7)).usingRecursiveComparison().isEqualTo(plan);
      assertThat(plan.folds()).hasSize(validation.fits());
      if (!(validation instanceof InTimeOrder)) {
        assertThat(plan(validation, 0.1, 8).holdOutRows()).isNotEqualTo(plan.holdOutRows());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void groups_areNeverSplit(long seed) {
    RowKeys keys = keys(seed);
    FoldPlan plan = FoldPlanner.plan(classes(seed), keys, new Grouped(4), 0.2, seed);

    assertThat(validated(plan.folds())).containsExactly(plan.studyRows());
    assertConsistent(plan);
    for (Fold fold : plan.folds()) {
      assertThat(groups(keys, fold.trainRows()))
          .doesNotContainAnyElementsOf(groups(keys, fold.validationRows()));
    }
    assertThat(groups(keys, plan.studyRows()))
        .doesNotContainAnyElementsOf(groups(keys, plan.holdOutRows()));
    // Groups have 10 rows or less, so a fold exceeds another by one group at most.
    assertThat(plan.folds().stream().mapToInt(fold -> fold.validationRows().length))
        .allSatisfy(size -> assertThat(size).isBetween(30, 50));
    assertThat(plan.holdOutRows().length).isBetween(36, 46);
  }

  @Test
  void groupsOfUnequalSize_areDealtLargestFirst() {
    int[] groups = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5};
    NumberTarget target = NumberTarget.of("y", new double[groups.length]);

    for (int seed = 0; seed < 5; seed++) {
      FoldPlan plan =
          FoldPlanner.plan(target, new RowKeys(groups, new double[0]), new Grouped(2), 0, seed);

      // 6 + 3 + 3 and 5 + 4 + 3; the smallest first would end at 13 and 11.
      assertThat(plan.folds()).allSatisfy(fold -> assertThat(fold.validationRows()).hasSize(12));
    }
  }

  @Test
  void foldsInTimeOrder_trainOnThePastAlone() {
    RowKeys keys = keys(3);
    FoldPlan plan = FoldPlanner.plan(classes(3), keys, new InTimeOrder(4), 0.2, 3);

    assertConsistent(plan);
    int trained = 0;
    for (Fold fold : plan.folds()) {
      assertThat(latest(keys, fold.trainRows()))
          .isLessThanOrEqualTo(earliest(keys, fold.validationRows()));
      assertThat(fold.trainRows().length).isGreaterThan(trained);
      trained = fold.trainRows().length;
    }
    assertThat(latest(keys, plan.studyRows()))
        .isLessThanOrEqualTo(earliest(keys, plan.holdOutRows()));
    Fold last = plan.folds().get(3);
    assertThat(last.trainRows().length + last.validationRows().length)
        .isEqualTo(plan.studyRows().length);
  }

  @Test
  void rowsOfOneTime_keepTheirOrder() {
    RowKeys keys = new RowKeys(new int[0], new double[] {2, 1, 1, 1, 1, 1});
    NumberTarget target = NumberTarget.of("y", new double[6]);

    FoldPlan plan = FoldPlanner.plan(target, keys, new InTimeOrder(2), 0, 1);

    assertThat(plan.folds().get(0).trainRows()).containsExactly(1, 2);
    assertThat(plan.folds().get(0).validationRows()).containsExactly(3, 4);
    assertThat(plan.folds().get(1).trainRows()).containsExactly(1, 2, 3, 4);
    assertThat(plan.folds().get(1).validationRows()).containsExactly(0, 5);
  }

  @Test
  void singleSplit_hasItsShareOfEachClass() {
    ClassTarget target = classes(1);
    FoldPlan plan = FoldPlanner.plan(target, RowKeys.none(), new SingleSplit(0.25, true), 0, 1);

    Fold fold = plan.folds().get(0);
    assertThat(fold.validationRows()).hasSize(51); // 0.25 of 203, rounded
    for (int label = 0; label < 3; label++) {
      int whole = count(target, label, RowArrays.all(ROWS));
      assertThat(Math.abs(whole * 0.25 - count(target, label, fold.validationRows())))
          .isLessThanOrEqualTo(1);
    }
    assertConsistent(plan);
  }

  @Test
  void stratifiedFoldsOfNumbers_arePlain() {
    NumberTarget target = NumberTarget.of("y", new double[20]);

    assertThat(FoldPlanner.plan(target, RowKeys.none(), new KFold(4, 1, true), 0.2, 1))
        .usingRecursiveComparison()
        .isEqualTo(FoldPlanner.plan(target, RowKeys.none(), new KFold(4, 1, false), 0.2, 1));
  }

  @Test
  void classWithFewerRowsThanFolds_isNamed() {
    ClassTarget target =
        ClassTarget.of(
            "y", List.of("common", "rare", "unused"), new int[] {0, 0, 0, 0, 0, 0, 1, 1});

    assertRefused(
        target,
        RowKeys.none(),
        new KFold(3, 1, true),
        0,
        "The class \"rare\" has 2 rows for 3 stratified folds; lower validation.folds, set"
            + " validation.stratified to false, or leave the class out.");
    assertThat(FoldPlanner.plan(target, RowKeys.none(), new KFold(3, 1, false), 0, 1).folds())
        .hasSize(3);
  }

  @Test
  void whatRowsDoNotAllow_isRefusedWithARemedy() {
    NumberTarget target = NumberTarget.of("y", new double[4]);
    assertRefused(
        target,
        RowKeys.none(),
        new KFold(5, 1, false),
        0,
        "There are 4 rows for 5 folds; lower validation.folds or data.hold-out, or bring more"
            + " rows.");
    assertRefused(
        target,
        RowKeys.none(),
        new KFold(2, 1, false),
        0.1,
        "A hold-out of 0.1 of 4 rows is no row; change data.hold-out, or set it to 0 to hold none"
            + " out.");
    assertRefused(
        target,
        RowKeys.none(),
        new SingleSplit(0.05, false),
        0,
        "A validation share of 0.05 of 4 rows leaves one side without a row; change the share, or"
            + " bring more rows.");
    assertRefused(
        target,
        RowKeys.none(),
        new Grouped(2),
        0,
        "Grouped validation needs the group of each row; name it in data.group.");
    assertRefused(
        target,
        new RowKeys(new int[] {0, 0, 1, 1}, new double[0]),
        new Grouped(3),
        0,
        "There are 2 groups for 3 folds; lower validation.folds or data.hold-out, or group more"
            + " finely.");
    assertRefused(
        target,
        new RowKeys(new int[] {0, 0, 0, 1}, new double[0]),
        new Grouped(2),
        0.1,
        "No whole groups come near a hold-out of 0.1 of 4 rows, the smallest of 2 groups having 1;"
            + " change data.hold-out, or set it to 0 to hold none out.");
    assertRefused(
        target,
        RowKeys.none(),
        new InTimeOrder(2),
        0,
        "Validation in time order needs the time of each row; name it in data.time.");
    assertRefused(
        target,
        new RowKeys(new int[0], new double[] {1, 2, Double.NaN, 4}),
        new InTimeOrder(2),
        0,
        "Row 3 has no time; fill its cell in the column of data.time, or leave the row out.");
    assertRefused(
        target,
        new RowKeys(new int[0], new double[] {1, 2, 3, 4}),
        new InTimeOrder(4),
        0,
        "There are 4 rows for 4 folds in time order, which take one row more than folds; lower"
            + " validation.folds or data.hold-out, or bring more rows.");
  }

  private static void assertRefused(
      Target target, RowKeys keys, Validation validation, double holdOut, String message) {
    assertThatThrownBy(() -> FoldPlanner.plan(target, keys, validation, holdOut, 1))
        .isInstanceOf(DataError.class)
        .hasMessage(message);
  }

  /** Rows are somewhere once, both sides of a fold are the study, and everything ascends. */
  private static void assertConsistent(FoldPlan plan) {
    assertThat(plan.studyRows()).isSorted();
    assertThat(plan.holdOutRows()).isSorted();
    assertThat(RowArrays.joined(List.of(plan.studyRows(), plan.holdOutRows())))
        .containsExactly(RowArrays.all(ROWS));
    for (Fold fold : plan.folds()) {
      assertThat(fold.trainRows()).isSorted().isNotEmpty();
      assertThat(fold.validationRows()).isSorted().isNotEmpty();
      int[] both = RowArrays.joined(List.of(fold.trainRows(), fold.validationRows()));
      assertThat(both).doesNotHaveDuplicates();
      assertThat(RowArrays.without(both, plan.studyRows())).isEmpty();
    }
  }

  private static FoldPlan plan(Validation validation, double holdOut, long seed) {
    return FoldPlanner.plan(classes(3), keys(3), validation, holdOut, seed);
  }

  /** Three classes of unequal size in random order. */
  private static ClassTarget classes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] codes =
        IntStream.range(0, ROWS)
            .map(row -> row < 12 ? 2 : random.nextInt(10) < 7 ? 0 : 1)
            .toArray();
    RowArrays.shuffle(codes, random);
    return ClassTarget.of("y", List.of("a", "b", "c"), codes);
  }

  /** Groups of 1 to 10 rows and times with ties. */
  private static RowKeys keys(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] groups = new int[ROWS];
    int group = 0;
    for (int row = 0; row < ROWS; group++) {
      int end = Math.min(ROWS, row + 1 + random.nextInt(10));
      Arrays.fill(groups, row, end, group);
      row = end;
    }
    RowArrays.shuffle(groups, random);
    return new RowKeys(
        groups, IntStream.range(0, ROWS).mapToDouble(row -> random.nextInt(100)).toArray());
  }

  private static int[] validated(List<Fold> folds) {
    return RowArrays.joined(folds.stream().map(Fold::validationRows).toList());
  }

  private static int count(ClassTarget target, int label, int[] rows) {
    return (int) Arrays.stream(rows).filter(row -> target.labelAt(row) == label).count();
  }

  private static List<Integer> groups(RowKeys keys, int[] rows) {
    return Arrays.stream(rows).map(row -> keys.groups()[row]).distinct().boxed().toList();
  }

  private static double latest(RowKeys keys, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> keys.times()[row]).max().orElseThrow();
  }

  private static double earliest(RowKeys keys, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> keys.times()[row]).min().orElseThrow();
  }
}
