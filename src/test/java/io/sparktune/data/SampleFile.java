package io.sparktune.data;

import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.TableBuilder;
import io.sparktune.data.table.TableDataset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Raw tables of the repository's sample files, whose cells have neither quotes nor commas. */
public final class SampleFile {

  private SampleFile() {}

  public static RawTable read(String path) {
    Path file = Path.of("data-samples").resolve(path);
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = path.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return table(file.getFileName().toString(), lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A table of lines, the first being the names. */
  public static RawTable table(String file, List<String> lines) {
    List<String> names = List.of(lines.get(0).split(",", -1));
    List<String[]> columns = new ArrayList<>();
    names.forEach(name -> columns.add(new String[lines.size() - 1]));
    for (int row = 0; row + 1 < lines.size(); row++) {
      String[] cells = lines.get(row + 1).split(",", -1);
      for (int column = 0; column < cells.length; column++) {
        columns.get(column)[row] = cells[column];
      }
    }
    return new RawTable(names, columns, row -> file + " line " + (row + 2));
  }

  /** The data set of a file in which only the target is named and NA is missing. */
  public static TableDataset dataset(String path, String target) {
    return (TableDataset) TableBuilder.build(read(path), roles(target)).dataset();
  }

  /** Roles where only the target is named and NA is missing. */
  public static ColumnRoles roles(String target) {
    return new ColumnRoles(
        target,
        ColumnRoles.TargetKind.AUTO,
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of("NA"));
  }
}
