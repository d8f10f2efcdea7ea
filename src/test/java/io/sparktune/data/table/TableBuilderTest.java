package io.sparktune.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.RawTable;
import io.sparktune.data.SampleFile;
import io.sparktune.data.Target;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TableBuilderTest {

  @Test
  void penguins_haveTheirKindsAndMissingCells() {
    TableDataset data = build("tabular/penguins.csv", "species");

    assertThat(data.rows()).isEqualTo(344);
    assertThat(data.features().columns())
        .extracting(
            Column::name, column -> column instanceof NumericColumn, TableBuilderTest::missing)
        .containsExactly(
            tuple("island", false, 0),
            tuple("bill_length_mm", true, 2),
            tuple("bill_depth_mm", true, 2),
            tuple("flipper_length_mm", true, 2),
            tuple("body_mass_g", true, 2),
            tuple("sex", false, 11),
            tuple("year", true, 0));
    assertThat(((ClassTarget) data.target()).labels())
        .containsExactly("Adelie", "Chinstrap", "Gentoo");
  }

  @Test
  void digits_areLabelsInOrderOfNumber() {
    TableDataset data = build("tabular/digits_8x8.csv.gz", "digit");

    assertThat(data.rows()).isEqualTo(1_797);
    assertThat(data.features().columns()).hasSize(64);
    assertThat(((ClassTarget) data.target()).labels())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(data.bytes()).isEqualTo(1_797 * (64 * 4 + 1));
  }

  @Test
  void churn_hasTextAndNumbers() {
    TableDataset data = build("tabular/churn.csv", "churn");

    assertThat(data.rows()).isEqualTo(5_000);
    assertThat(((ClassTarget) data.target()).labels()).containsExactly("no", "yes");
    assertThat(data.features().columns().stream().filter(CategoricalColumn.class::isInstance))
        .extracting(Column::name)
        .containsExactly("state", "area_code", "international_plan", "voice_mail_plan");
  }

  @Test
  void strengthOfConcrete_isANumber() {
    TableDataset data = build("regression/concrete.csv", "compressive_strength");

    assertThat(data.target()).isInstanceOf(NumberTarget.class);
    assertThat(((NumberTarget) data.target()).valueAt(0)).isEqualTo(79.99);
    assertThat(data.features().columns()).hasSize(8).allMatch(NumericColumn.class::isInstance);
  }

  @Test
  void whiteSpaceAndTheCaseOfTruths_doNotCount() {
    TableDataset data =
        build(
            List.of("flag,size,colour,y", "TRUE, 1,red ,True", "false,2 , red,false", ",?,,TRUE"),
            roles("y", TargetKind.AUTO, List.of("?")));

    NumericColumn flag = (NumericColumn) data.features().columns().get(0);
    assertThat(flag.valueAt(0)).isEqualTo(1);
    assertThat(flag.valueAt(1)).isZero();
    assertThat(flag.isMissing(2)).isTrue();
    assertThat(((NumericColumn) data.features().columns().get(1)).isMissing(2)).isTrue();
    assertThat(((CategoricalColumn) data.features().columns().get(2)).categories())
        .containsExactly("red");
    assertThat(((ClassTarget) data.target()).labels()).containsExactly("false", "true");
  }

  @Test
  void wholeNumbers_areLabelsUpToTwentyDifferentOnes() {
    assertThat(target(IntStream.range(0, 40).mapToObj(i -> i % 20 + ".0"), TargetKind.AUTO))
        .isInstanceOfSatisfying(
            ClassTarget.class,
            target -> assertThat(target.labels()).startsWith("0", "1", "2").endsWith("19"));
    assertThat(target(IntStream.range(0, 21).mapToObj(i -> "" + i), TargetKind.AUTO))
        .isInstanceOf(NumberTarget.class);
    assertThat(target(IntStream.range(0, 3).mapToObj(i -> i + ".5"), TargetKind.AUTO))
        .isInstanceOf(NumberTarget.class);
    assertThat(target(IntStream.range(0, 3).mapToObj(i -> "" + i), TargetKind.NUMBERS))
        .isInstanceOf(NumberTarget.class);
    assertThat(target(IntStream.range(0, 21).mapToObj(i -> "" + i), TargetKind.CLASSES))
        .isInstanceOf(ClassTarget.class);
  }

  @Test
  void declaredKinds_areObeyed() {
    RawTable raw =
        SampleFile.table("f.csv", List.of("zip,size,y", "10115,1,a", "80331,2,b", "10115,,a"));
    ColumnRoles roles =
        new ColumnRoles(
            "y", TargetKind.AUTO, "", "", List.of(), List.of("size"), List.of("zip"), List.of());

    Table table = ((TableDataset) TableBuilder.build(raw, roles).dataset()).features();

    assertThat(((CategoricalColumn) table.columns().get(0)).categories())
        .containsExactly("10115", "80331");
    assertThat(table.columns().get(1)).isInstanceOf(NumericColumn.class);
  }

  @Test
  void groupsTimesAndIgnoredColumns_areNoFeatures() {
    RawTable raw =
        SampleFile.table(
            "f.csv",
            List.of(
                "id,who,day,x,y",
                "1,ann,1970-01-03,1,a",
                "2,bob,1970-01-02,2,b",
                "3,ann,1970-01-01,3,a"));
    ColumnRoles roles =
        new ColumnRoles(
            "y", TargetKind.AUTO, "who", "day", List.of("id"), List.of(), List.of(), List.of());

    KeyedDataset built = TableBuilder.build(raw, roles);

    assertThat(((TableDataset) built.dataset()).features().columns())
        .extracting(Column::name)
        .containsExactly("x");
    assertThat(built.keys().groups()).containsExactly(0, 1, 0);
    assertThat(built.keys().times()).containsExactly(172_800, 86_400, 0);
  }

  private static Target target(Stream<String> cells, TargetKind kind) {
    List<String> lines = Stream.concat(Stream.of("x,y"), cells.map(cell -> "1," + cell)).toList();
    return build(lines, roles("y", kind, List.of())).target();
  }

  private static TableDataset build(String path, String target) {
    return SampleFile.dataset(path, target);
  }

  private static TableDataset build(List<String> lines, ColumnRoles roles) {
    return (TableDataset) TableBuilder.build(SampleFile.table("f.csv", lines), roles).dataset();
  }

  private static ColumnRoles roles(String target, TargetKind kind, List<String> missing) {
    return new ColumnRoles(target, kind, "", "", List.of(), List.of(), List.of(), missing);
  }

  private static int missing(Column column) {
    return (int) IntStream.range(0, column.rows()).filter(column::isMissing).count();
  }
}
