package io.sparktune.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The package table of {@code docs/architecture.md}. */
public final class PackageTable {

  private static final String HEADER = "| package | contains | runs on | may import |";
  private static final String ALL = "all";

  private PackageTable() {}

  /**
   * A line of the table.
   *
   * @param imports names of packages; empty for none, {@code all} alone for all
   */
  public record Row(String name, List<String> imports) {

    public Row {
      imports = List.copyOf(imports);
    }

    /** Whether there is no restriction on what the package imports. */
    public boolean importsAll() {
      return imports.equals(List.of(ALL));
    }
  }

  /** The lines of the table, from the lowest package to the highest. */
  public static List<Row> read() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("docs/architecture.md"));
    int header = lines.indexOf(HEADER);
    if (header < 0) {
      throw new IllegalStateException("docs/architecture.md has no table " + HEADER);
    }
    return lines.stream()
        .skip(header + 2L)
        .takeWhile(line -> line.startsWith("|"))
        .map(PackageTable::row)
        .toList();
  }

  private static Row row(String line) {
    String[] cells = line.split("\\|", -1);
    String imports = cells[4].strip();
    return new Row(
        cells[1].replace('`', ' ').strip(),
        imports.equals("–") ? List.of() : Arrays.asList(imports.split(", ", -1)));
  }
}
