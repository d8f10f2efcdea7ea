package io.sparktune.spark.input;

import io.sparktune.data.CsvDialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** CSV files, whose cells are text. */
record CsvInput(SparkSession spark, CsvDialect dialect) implements InputFormat {

  @Override
  public List<FileGroup> groups(List<Path> files) {
    Map<List<String>, List<Path>> filesByNames = new LinkedHashMap<>();
    for (Path file : files) {
      filesByNames.computeIfAbsent(text(file).header(), any -> new ArrayList<>()).add(file);
    }
    List<FileGroup> groups = new ArrayList<>();
    filesByNames.forEach(
        (names, same) ->
            groups.add(
                new FileGroup(
                    this,
                    same,
                    names.stream()
                        .map(name -> SourceColumn.of(name, DataTypes.StringType))
                        .toList(),
                    CsvTask.rows(spark, dialect, names.size(), InputFiles.texts(same)))));
    return groups;
  }

  @Override
  public boolean isTextOnly() {
    return true;
  }

  @Override
  public String place(Path file, int row) {
    CsvText text = text(file);
    return text.place(text.lines(List.of(row)).get(0));
  }

  @Override
  public Optional<String> place(Path file, String column, String cell) {
    CsvText text = text(file);
    return text.first(text.header().indexOf(column), cell).map(text::place);
  }

  @Override
  public String problem(Path file, String malformed) {
    CsvText text = text(file);
    return text.first(malformed::equals)
        .map(line -> text.problem(line, text.header().size()))
        .orElseThrow();
  }

  private CsvText text(Path file) {
    return new CsvText(spark.sparkContext().hadoopConfiguration(), file, dialect);
  }
}
