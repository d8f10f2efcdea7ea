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
        Optional<TablePart> part =
            TablePart.read(folder, name)
                .or(() -> TablePart.read(folder, name)); // it was just being put together anew
        if (part.isPresent() || folder.in(name).exists()) {
          partByName.put(name, part);
        }
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

  /** The names of those that say that they were made from another journal than this. */
  List<String> ofOthers(EventDigests journal) {
    return partByName.values().stream()
        .flatMap(Optional::stream)
        .filter(part -> !part.events().equals(EventRange.UNKNOWN) && !part.events().isIn(journal))
        .map(TablePart::name)
        .toList();
  }
}
