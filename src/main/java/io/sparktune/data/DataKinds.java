package io.sparktune.data;

import java.util.List;

/** The kinds of data that there are, each with a name of its own. */
public record DataKinds(List<DataKind> kinds) {

  public DataKinds {
    kinds = List.copyOf(kinds);
    List<String> names = kinds.stream().map(DataKind::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("two kinds of data have one name among " + names);
    }
  }

  public List<String> names() {
    return kinds.stream().map(DataKind::name).toList();
  }

  /**
   * The kind of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public DataKind named(String name) {
    return kinds.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no kind of data " + name + " among " + names()));
  }
}
