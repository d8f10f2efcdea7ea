package io.sparktune.spark.input;

import io.sparktune.spark.input.files.InputFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;

/** Merges the columns of files, by name; their order is that of the first file. */
final class ColumnMerge {

  private final List<FileGroup> groups;

  ColumnMerge(List<FileGroup> groups) {
    this.groups = groups;
  }

  List<SourceColumn> columns() {
    Map<String, List<Found>> foundByName = new LinkedHashMap<>();
    for (FileGroup group : groups) {
      for (SourceColumn column : group.columns()) {
        foundByName
            .computeIfAbsent(column.name(), any -> new ArrayList<>())
            .add(new Found(InputFiles.name(group.files().get(0)), column));
      }
    }
    List<SourceColumn> columns = new ArrayList<>();
    foundByName.forEach((name, found) -> columns.add(merged(name, found)));
    return columns;
  }

  /** A column of the group that this file is the first of. */
  private record Found(String file, SourceColumn column) {}

  private SourceColumn merged(String name, List<Found> found) {
    SourceColumn first = found.get(0).column();
    for (Found each : found) {
      if (!each.column().hasText()) {
        boolean same = found.stream().allMatch(any -> any.column().equals(each.column()));
        return new SourceColumn(name, same ? first.type() : Optional.empty(), each.column().fault())
            .in(each.file());
      }
    }
    DataType type = first.type().orElseThrow();
    for (Found each : found) {
      type = WiderType.of(type, each.column().type().orElseThrow()).orElseThrow();
    }
    return new SourceColumn(
            name,
            Optional.of(type),
            found.size() == groups.size()
                ? ""
                : "is missing in " + without(name) + "; add it there, empty where it is not known")
        .in(found.get(0).file());
  }

  /** The first file that lacks a column. */
  private String without(String name) {
    return groups.stream()
        .filter(group -> group.columns().stream().noneMatch(any -> any.name().equals(name)))
        .map(group -> InputFiles.name(group.files().get(0)))
        .findFirst()
        .orElseThrow();
  }
}
