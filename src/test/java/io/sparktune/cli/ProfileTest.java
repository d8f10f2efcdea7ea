package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reading of columns, as {@code profile} and {@code plan} tell it. */
final class ProfileTest {

  @TempDir private Path folder;

  @Test
  void theColumnsOfAStudysTable_areATable() {
    InProcess answer = InProcess.execute("profile", "conf/penguins.conf", "data.ignore=[sex]");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(answer.outLines())
        .startsWith(
            "data-samples/tabular/penguins.csv: 344 rows, 3 classes of species",
            "",
            "column             type      missing  distinct  range         with target",
            "island             category        0         3  Biscoe 49 %          0.66",
            "bill_length_mm     number          2       164  32.1 to 59.6         0.84")
        .contains(
            "year               category        0         3  2009 35 %            0.07",
            "species            target          0         3  Adelie 44 %",
            "sex                left out")
        .allMatch(line -> line.length() <= 80);
  }

  /** Whatever the goal of the study is: here a number, for which the default goal is wrong. */
  @Test
  void data_canBeShownWithoutAStudyFile_withWhatSmells() throws IOException {
    List<String> lines = new ArrayList<>(List.of("id;unit;price;twice"));
    for (int row = 0; row < 40; row++) {
      double price = row * 7 % 40 + 0.5;
      lines.add(row + 1 + ";kg;" + price + ";" + 2 * price);
    }
    Path file = Files.write(folder.resolve("prices.csv"), lines);

    InProcess answer =
        InProcess.execute("profile", file.toString(), "--target", "price", "data.delimiter=;");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.out().replaceAll("\\s+", " "))
        .contains("40 rows, the number price")
        .contains("twice number 0 40 1 to 79 1.00")
        .contains("warning: column \"id\": it seems to number the rows; list it in data.ignore")
        .contains("warning: column \"unit\": every row has the same value")
        .contains("warning: column \"twice\": it says the same as the target price");
  }

  @Test
  void dataWithoutATarget_andWhatIsNotThere_areBadInput() {
    InProcess unnamed = InProcess.execute("profile", "data-samples/tabular/penguins.csv");
    assertThat(unnamed.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unnamed.errLines())
        .first()
        .isEqualTo(
            "data-samples/tabular/penguins.csv is no study file (.conf); name the --target in it");

    InProcess missing = InProcess.execute("plan", "conf/penguins.conf", "data.path=nowhere.csv");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(missing.err()).contains("nowhere.csv: no such file or folder");
    assertThat(missing.out()).isEmpty();
  }

  @Test
  void aPlan_tellsHowTheColumnsWereRead() {
    InProcess answer = InProcess.execute("plan", "conf/penguins.conf", "data.ignore=[sex]");

    assertThat(answer.outLines())
        .containsSequence(
            "data: data-samples/tabular/penguins.csv: 344 rows, 6 features, 3 classes of species;"
                + " 69 rows held out",
            "columns: 4 numbers, 2 categories (island 3, year 3); left out: sex; 10 to 14 inputs",
            "10 KiB on each executor");
  }
}
