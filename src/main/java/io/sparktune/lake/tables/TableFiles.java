package io.sparktune.lake.tables;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that readers of a table see at a moment.
 *
 * @param partByName empty for a file that cannot be read
 */
record TableFiles(Storage folder, Map<String, Optional<TablePart>> partByName) {

  /** Those of a folder, which need not exist. */
  static TableFiles in(Storage folder) {
    Map<String, Optional<TablePart>> partByName = new LinkedHashMap<>();
    for (String name : folder.names()) {
      if (name.endsWith(".parquet") && !name.startsWith(".")) {
        partByName.put(name, TablePart.read(folder, name));
      }
    }
    return new TableFiles(folder, partByName);
  }

  /** The files that have the rows of a journal's first events, in order. */
  List<TablePart> of(EventDigests journal) {
    List<TablePart> parts = new ArrayList<>();
    String life = journal.digest(1).orElse("");
    long through = 0;
    Optional<TablePart> next = part(life, 0);
    while (next.isPresent()
        && next.get().events().after() == through
        && next.get().events().isIn(journal)) {
      parts.add(next.get());
      through = next.get().events().through();
      next = part(life, parts.size());
    }
    return List.copyOf(parts);
  }

  private Optional<TablePart> part(String life, int number) {
    return partByName.getOrDefault(TablePart.name(life, number), Optional.empty());
  }
}
