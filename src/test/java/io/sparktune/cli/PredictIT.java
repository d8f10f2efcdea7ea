package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back with DuckDB, which shares no code with the writer. */
final class PredictIT {

  private static final Path PENGUINS = Path.of("data-samples/tabular/penguins.csv");
  private static final List<String> LABELS = List.of("Adelie", "Chinstrap", "Gentoo");

  /**
   * Probabilities are floats, exact to 6e-8, and the network adds a batch of another size in
   * another order; ten such errors are allowed for.
   */
  private static final Offset<Double> ROUNDING = Offset.offset(1e-6);

  @TempDir private static Path shared;
  private static Path model;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    model = train("conf/penguins.conf", "penguins");
  }

  private static Path train(String study, String name, String... settings) {
    List<String> arguments = new ArrayList<>(List.of("run", study, "study.output=" + shared));
    Collections.addAll(arguments, "search.trials=1", "training.epochs=3", "validation.folds=2");
    Collections.addAll(arguments, settings);
    InProcess answer = InProcess.execute(arguments.toArray(String[]::new));
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    return shared.resolve(name).resolve("models/best");
  }

  private InProcess predict(Path from, Path input) {
    return InProcess.execute(
        "predict", from.toString(), input.toString(), folder.resolve("out").toString());
  }

  private List<Map<String, Object>> predictions(Path from, Path input) throws SQLException {
    InProcess answer = predict(from, input);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.exitCode()).isEqualTo(ExitCode.DONE);
    List<Map<String, Object>> rows = query("FROM '" + folder + "/out/*.parquet'");
    assertThat(answer.out())
        .startsWith(String.format("%,d predictions in %s%n", rows.size(), folder.resolve("out")));
    return rows;
  }

  private static List<Map<String, Object>> query(String sql) throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnName(i), result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private Path csv(String... lines) throws IOException {
    return Files.writeString(folder.resolve("in.csv"), String.join("\n", lines) + "\n");
  }

  private static void requireProbabilities(List<Map<String, Object>> rows) {
    assertThat(rows)
        .allSatisfy(
            row -> {
              List<Double> probabilities =
                  LABELS.stream().map(label -> (Double) row.get("probability_" + label)).toList();
              assertThat(probabilities).allSatisfy(each -> assertThat(each).isBetween(0.0, 1.0));
              assertThat(probabilities.stream().mapToDouble(Double::doubleValue).sum())
                  .isCloseTo(1, ROUNDING);
              int likeliest = probabilities.indexOf(Collections.max(probabilities));
              assertThat(row).containsEntry("prediction", LABELS.get(likeliest));
            });
  }

  private static void requireSameProbabilities(
      Map<String, Object> row, Map<String, Object> expected) {
    for (String label : LABELS) {
      String column = "probability_" + label;
      assertThat((Double) row.get(column)).isCloseTo((Double) expected.get(column), ROUNDING);
    }
  }

  @Test
  void csv_isForetoldRowByRow() throws Exception {
    List<Map<String, Object>> rows = predictions(model, PENGUINS);

    assertThat(rows).hasSize(344);
    requireProbabilities(rows);
    assertThat(rows.get(0).keySet())
        .containsExactly(
            "island",
            "bill_length_mm",
            "bill_depth_mm",
            "flipper_length_mm",
            "body_mass_g",
            "sex",
            "year",
            "species",
            "prediction",
            "probability_Adelie",
            "probability_Chinstrap",
            "probability_Gentoo");
    assertThat(rows.get(0))
        .as("numbers are numbers, whole ones too; all else stays text")
        .containsEntry("bill_length_mm", 39.1)
        .containsEntry("year", 2007L)
        .containsEntry("species", "Adelie");
    assertThat(rows.get(3)).as("cells of data.missing").containsEntry("bill_length_mm", null);
  }

  @Test
  void parquet_isForetoldLikeCsv_andKeepsItsTypes() throws Exception {
    List<Map<String, Object>> expected = predictions(model, PENGUINS);
    Path parquet = folder.resolve("in.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * REPLACE (try_cast(bill_length_mm AS DOUBLE) AS bill_length_mm,"
              + " try_cast(body_mass_g AS INTEGER) AS body_mass_g), 7::DECIMAL(9, 2) AS extra"
              + " FROM '"
              + PENGUINS
              + "') TO '"
              + parquet
              + "' (FORMAT parquet)");
    }
    Files.move(folder.resolve("out"), folder.resolve("out of csv"));
    List<Map<String, Object>> rows = predictions(model, parquet);

    assertThat(rows).hasSameSizeAs(expected);
    for (int i = 0; i < rows.size(); i++) {
      requireSameProbabilities(rows.get(i), expected.get(i));
    }
    assertThat(rows.get(0)).containsEntry("year", 2007L).containsEntry("body_mass_g", 3750);
    assertThat(rows.get(0).get("extra")).hasToString("7.00");
  }

  @Test
  void columnsMayStandInAnyOrder_besideOthers() throws Exception {
    Path input =
        csv(
            "note,year,sex,body_mass_g,flipper_length_mm,bill_depth_mm,bill_length_mm,island",
            "\"a, \"\"b\"\"\",2007,male,3750,181,18.7,39.1,Torgersen",
            "3,2007,female,3800,186,17.4,39.5,Torgersen");
    List<Map<String, Object>> rows = predictions(model, input);
    Files.move(folder.resolve("out"), folder.resolve("out of note"));
    List<Map<String, Object>> expected = predictions(model, PENGUINS);

    requireProbabilities(rows);
    assertThat(rows).extracting(row -> row.get("note")).containsExactly("a, \"b\"", "3");
    for (int i = 0; i < 2; i++) {
      requireSameProbabilities(rows.get(i), expected.get(i));
    }
  }

  @Test
  void missingCellsAndUnseenCategories_areForetoldToo() throws Exception {
    List<Map<String, Object>> rows =
        predictions(
            model,
            csv(
                "island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year",
                ",,,,,,",
                "NA, NA ,NA,NA,NA,NA,NA",
                "Atlantis,39.1,18.7,181,true,unknown,1999"));

    requireProbabilities(rows);
    assertThat(rows.get(1).get("probability_Adelie"))
        .isEqualTo(rows.get(0).get("probability_Adelie"));
    assertThat(rows.get(1)).containsEntry("bill_length_mm", null).containsEntry("sex", "NA");
    assertThat(rows.get(2)).containsEntry("body_mass_g", 1.0).containsEntry("sex", "unknown");
  }

  @Test
  void aRegression_foretellsNumbers() throws Exception {
    Path strength = train("conf/concrete.conf", "concrete");
    List<Map<String, Object>> rows =
        predictions(strength, Path.of("data-samples/regression/concrete.csv"));

    assertThat(rows).hasSize(1030);
    assertThat(rows.get(0))
        .doesNotContainKey("probability_")
        .containsEntry("age", 28L)
        .containsEntry("compressive_strength", 79.99);
    assertThat(rows).allSatisfy(row -> assertThat((Double) row.get("prediction")).isFinite());
    // Measured: 2.3 to 82.6 MPa. After three epochs the mean is right, within half of it.
    double mean =
        rows.stream().mapToDouble(row -> (Double) row.get("prediction")).average().orElseThrow();
    assertThat(mean).isBetween(18.0, 54.0);
  }

  @Test
  void labelsMayHoldAnyCharacters() throws Exception {
    StringBuilder data = new StringBuilder("x,y\n");
    for (int i = 0; i < 40; i++) {
      data.append(i).append(i % 2 == 0 ? ",\"a {1}; = (b), c\"\n" : ",A.`q`\n");
    }
    Path input = Files.writeString(folder.resolve("odd.csv"), data);
    Path study =
        Files.writeString(
            folder.resolve("odd.conf"),
            "study.goal = \"maximize accuracy\", data { target = y, path = \"" + input + "\" }");
    Path odd = train(study.toString(), "odd");

    assertThat(predictions(odd, input).get(0).keySet())
        .containsExactly(
            "x", "y", "prediction", "probability_A.`q`", "probability_a {1}; = (b), c");
  }

  private List<String> problems(Path from, Path input) {
    InProcess answer = predict(from, input);
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(folder.resolve("out")).doesNotExist();
    return answer.errLines().stream()
        .map(line -> line.replace(folder.toString(), "FOLDER"))
        .toList();
  }

  @Test
  void columnsThatTheModelLacks_areNamed() throws Exception {
    assertThat(problems(model, csv("island,bill_length_mm,bill_depth_mm,year,sex", "a,1,2,3,4")))
        .containsExactly(
            "FOLDER/in.csv: there is no column flipper_length_mm, which the model reads; add it,"
                + " empty where it is not known",
            "FOLDER/in.csv: there is no column body_mass_g, which the model reads; add it, empty"
                + " where it is not known");
    String header = "island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year";
    assertThat(problems(model, csv(header + ",Prediction", "a,1,2,3,4,5,6,7")))
        .containsExactly(
            "FOLDER/in.csv: the output has a column prediction of its own; rename the input's"
                + " Prediction");
  }

  @Test
  void cellsThatTheModelCannotRead_areNamed() throws Exception {
    String header = "island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year";
    String remedy = "; correct it, or leave it empty if it is not known";
    assertThat(
            problems(
                model,
                csv(
                    header,
                    "a,39.1,18.7,181,3750,male,2007",
                    "a,long,1d,0x10,1e400,male,2007",
                    "a,1,2,3",
                    "a,\"39,1\",18.7,181,3750,male,\"2007")))
        .containsExactly(
            "FOLDER/in.csv line 3, column \"bill_length_mm\": the cell \"long\" is not a number"
                + remedy,
            "FOLDER/in.csv line 3, column \"bill_depth_mm\": the cell \"1d\" is not a number"
                + remedy,
            "FOLDER/in.csv line 3, column \"flipper_length_mm\": the cell \"0x10\" is not a number"
                + remedy,
            "FOLDER/in.csv line 3, column \"body_mass_g\": the cell \"1e400\" is not a finite"
                + " number"
                + remedy,
            "FOLDER/in.csv line 4: 4 cells where the header has 7; quote cells that hold \",\", or"
                + " check the delimiter",
            "FOLDER/in.csv line 5: a quote is not closed at the end of its cell; close it, and"
                + " double quotes within a cell");
  }

  @Test
  void anOutputThatExists_isLeftAlone() throws Exception {
    Path output = Files.writeString(folder.resolve("taken"), "mine");
    InProcess answer =
        InProcess.execute("predict", model.toString(), PENGUINS.toString(), output.toString());

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.errLines())
        .containsExactly(output + ": exists already; name a file or folder that does not");
    assertThat(output).hasContent("mine");
  }

  @Test
  void aFolderWithoutAModel_isRefused() throws Exception {
    assertThat(problems(folder, PENGUINS))
        .containsExactly("FOLDER: there is no model; name a study's models/best folder");
    assertThat(problems(folder.resolve("none"), PENGUINS))
        .containsExactly("FOLDER/none: there is no model; name a study's models/best folder");
    Path part = Files.createDirectory(folder.resolve("part"));
    Files.copy(model.resolve("labels.json"), part.resolve("labels.json"));
    assertThat(problems(part, PENGUINS))
        .containsExactly(
            "FOLDER/part: there is no file preparation.json; name a whole models/best folder");
  }

  @Test
  void aDamagedNetwork_isRefused() throws Exception {
    byte[] zip = Files.readAllBytes(model.resolve("model.zip"));
    int middle = zip.length / 2;
    for (int i = middle; i < middle + 16; i++) {
      zip[i] ^= 0x55;
    }
    assertThat(problems(withNetwork("flipped", zip), PENGUINS))
        .singleElement()
        .asString()
        .startsWith("FOLDER/flipped: ")
        .contains("damaged")
        .endsWith("; name a whole models/best folder");
  }

  @Test
  void aNetworkOfForeignClasses_isRefused() throws Exception {
    byte[] foreign =
        rewritten(
            json ->
                json.replaceFirst(
                    "\"@class\" *: *\"[^\"]*\"", "\"@class\" : \"javax.swing.JFrame\""));

    assertThat(problems(withNetwork("foreign", foreign), PENGUINS))
        .containsExactly(
            "FOLDER/foreign: configuration.json names the class javax.swing.JFrame; name a whole"
                + " models/best folder");
  }

  /** As old versions of Deeplearning4j wrote them: what follows the magic number is never read. */
  @Test
  void javaSerialisedEntries_areNotRead() throws Exception {
    byte[] serialised = {(byte) 0xAC, (byte) 0xED, 0, 5, 's', 'r'};
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : List.of("configuration.json", "coefficients.bin", "updater.bin")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(serialised);
      }
    }
    assertThat(problems(withNetwork("serialised", bytes.toByteArray()), PENGUINS))
        .singleElement()
        .asString()
        .startsWith("FOLDER/serialised: configuration.json is damaged: ")
        .endsWith("; name a whole models/best folder");
  }

  private Path withNetwork(String name, byte[] zip) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    for (String file : List.of("labels.json", "preparation.json")) {
      Files.copy(model.resolve(file), copy.resolve(file));
    }
    Files.write(copy.resolve("model.zip"), zip);
    return copy;
  }

  private static byte[] rewritten(UnaryOperator<String> configuration) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(model.resolve("model.zip")));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        byte[] content = in.readAllBytes();
        out.write(
            entry.getName().equals("configuration.json")
                ? configuration
                    .apply(new String(content, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8)
                : content);
      }
    }
    return bytes.toByteArray();
  }
}
