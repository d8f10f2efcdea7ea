package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.ColumnRoles.MissingTarget;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.data.table.TableSettings;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.data.table.text.DateOrder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The keys of a study file for the writing of cells. */
final class CellsOfStudyFileTest {

  @Test
  void theWritingOfCells_isRead() {
    ColumnRoles columns =
        columns(
            "data { decimal = \",\", thousands = \" \", strip = [\"$\", kg], missing = [\"-\"],"
                + " missing-target = drop }");

    assertThat(columns.format())
        .isEqualTo(new CellFormat(List.of("-"), ",", " ", List.of("$", "kg"), DateOrder.NONE));
    assertThat(columns.missingTarget()).isEqualTo(MissingTarget.DROP);
    assertThat(columns("data.date-order = month-first").format().dateOrder())
        .isEqualTo(DateOrder.MONTH_FIRST);
  }

  @Test
  void theTarget_isAsTheTaskSays_orElseAsTheGoalDoes() {
    assertThat(columns("").targetKind()).isEqualTo(TargetKind.CLASSES_BY_GOAL);
    assertThat(columns("data.task = classification").targetKind()).isEqualTo(TargetKind.CLASSES);
    assertThat(columns("", "study.goal=\"minimize rmse\"").targetKind())
        .isEqualTo(TargetKind.NUMBERS);
  }

  @Test
  void otherSigns_areRefused() {
    assertThat(problems("data { decimal = x, thousands = _ }"))
        .satisfiesExactly(
            first ->
                assertThat(first).contains("data.decimal: got \"x\", wanted a point or a comma"),
            second ->
                assertThat(second)
                    .contains(
                        "data.thousands: got \"_\", wanted a comma, a point, a space, an apostrophe"
                            + " or \"\""));
    assertThat(problems("data.thousands = \".\""))
        .singleElement()
        .asString()
        .contains("data.thousands: is the decimal sign too; wanted another one, or \"\"");
    assertThat(
            problems(
                "data.strip = ["
                    + IntStream.range(0, 101)
                        .mapToObj(i -> "k" + i)
                        .collect(Collectors.joining(","))
                    + "]"))
        .singleElement()
        .asString()
        .contains("data.strip: has 101 signs, wanted at most 100");
    assertThat(problems("data.date-order = year-first"))
        .singleElement()
        .asString()
        .contains(
            "data.date-order: got \"year-first\", wanted one of none, day-first, month-first");
    assertThat(problems("data.missing-target = ignore"))
        .singleElement()
        .asString()
        .contains("data.missing-target: got \"ignore\", wanted one of error, drop");
  }

  private static ColumnRoles columns(String settings, String... overrides) {
    return ((TableSettings) Studies.with(settings, overrides).data().rows()).columns();
  }

  private static List<String> problems(String settings) {
    return catchThrowableOfType(StudyFileError.class, () -> Studies.with(settings))
        .problems()
        .stream()
        .map(Object::toString)
        .toList();
  }
}
