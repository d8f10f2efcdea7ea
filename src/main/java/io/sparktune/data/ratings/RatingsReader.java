package io.sparktune.data.ratings;

import io.sparktune.data.KeyedDataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import io.sparktune.data.RowArrays;
import io.sparktune.data.RowKeys;
import io.sparktune.data.cells.Cells;
import io.sparktune.data.profile.InputProfile;
import io.sparktune.data.ratings.RatingsSettings.Duplicates;
import io.sparktune.data.ratings.RatingsSettings.Group;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.TableBuilder;
import io.sparktune.data.table.TableDataset;
import io.sparktune.data.table.text.CellText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a data set of a table of ratings, on the driver. */
final class RatingsReader {

  private final RatingsSettings settings;
  private final ProblemList problems = new ProblemList();

  RatingsReader(RatingsSettings settings) {
    this.settings = settings;
  }

  /**
   * The data set of these rows.
   *
   * @throws io.sparktune.data.DataError with all that is wrong
   */
  KeyedDataset read(RawTable all) {
    ColumnRoles roles = settings.columns();
    boolean areRatings = settings.feedback() instanceof Feedback.Explicit;
    RawTable rated = areRatings ? TableBuilder.withTarget(all, roles) : all;
    RawTable raw = settings.duplicates() == Duplicates.LAST ? lastOfEach(rated) : rated;
    CategoricalColumn users = ids(raw, "data.user", settings.user());
    CategoricalColumn items = ids(raw, "data.item", settings.item());
    problems.throwIfAny();
    requireSeveral("data.user", users);
    requireSeveral("data.item", items);
    if (settings.duplicates() == Duplicates.ERROR) {
      requireDistinct(raw, users, items);
    }
    KeyedDataset rest = TableBuilder.build(rest(raw), others(raw));
    TableDataset table = (TableDataset) rest.dataset();
    if (areRatings) {
      requireInRange(raw, (NumberTarget) table.target());
    } else {
      table = interactions(table);
    }
    problems.throwIfAny();
    List<String> warnings = new ArrayList<>(rest.profile().warnings());
    warnOfOnce(users, "user").ifPresent(warnings::add);
    warnOfOnce(items, "item").ifPresent(warnings::add);
    return new KeyedDataset(
        new RatingsDataset(users, items, settings.side(), table, settings.feedback()),
        new RowKeys(groups(users, items), rest.keys().times()),
        0,
        new InputProfile(List.of(), all.rows() - rated.rows(), warnings));
  }

  private CategoricalColumn ids(RawTable raw, String key, String name) {
    return TableBuilder.ids(raw, key, name, settings.columns(), problems)
        .orElseGet(() -> CategoricalColumn.of(name, List.of()));
  }

  private void requireSeveral(String key, CategoricalColumn ids) {
    if (ids.categories().size() == 1) {
      problems.add(
          key
              + ": every row has "
              + CellText.quoted(ids.categories().get(0))
              + " in the column "
              + CellText.quoted(ids.name())
              + ", so there is nothing to learn; name another column.");
    }
  }

  private void requireDistinct(RawTable raw, CategoricalColumn users, CategoricalColumn items) {
    Map<Long, Integer> seen = new HashMap<>();
    report(
        raw,
        row -> {
          int first = seen.getOrDefault(pair(users, items, row), row);
          seen.put(pair(users, items, row), first);
          return first < row;
        },
        settings.feedback() instanceof Feedback.Explicit
            ? "this user has rated this item before"
            : "this user has this item in a row before",
        "remove one of the two, or set data.duplicates to last (the last one counts) or keep");
  }

  private void requireInRange(RawTable raw, NumberTarget ratings) {
    report(
        raw,
        row ->
            ratings.valueAt(row) < settings.lowest() || ratings.valueAt(row) > settings.highest(),
        "the rating is not from " + settings.lowest() + " to " + settings.highest(),
        "correct it, or change data.lowest and data.highest");
  }

  /** Tells the first row of a fault, and how many others have it. */
  private void report(RawTable raw, IntPredicate isBad, String fault, String remedy) {
    int[] bad = IntStream.range(0, raw.rows()).filter(isBad).toArray();
    if (bad.length > 0) {
      String others = bad.length == 1 ? "" : ", and in " + (bad.length - 1) + " further rows";
      problems.add(raw.places().apply(bad[0]) + ": " + fault + others + "; " + remedy + ".");
    }
  }

  private RawTable lastOfEach(RawTable raw) {
    CategoricalColumn users = ids(raw, "data.user", settings.user());
    CategoricalColumn items = ids(raw, "data.item", settings.item());
    problems.throwIfAny();
    Map<Long, Integer> last = new HashMap<>();
    for (int row = 0; row < raw.rows(); row++) {
      last.put(pair(users, items, row), row);
    }
    return raw.rows(last.values().stream().mapToInt(Integer::intValue).sorted().toArray());
  }

  private static long pair(CategoricalColumn users, CategoricalColumn items, int row) {
    return ((long) users.codeAt(row) << Integer.SIZE) | items.codeAt(row);
  }

  /** The ratings and what stands beside them; a number of the row where nothing does. */
  private RawTable rest(RawTable raw) {
    RawTable table = settings.side().isEmpty() ? raw.withRowNumbers(RatingsDataset.NO_SIDE) : raw;
    return settings.feedback() instanceof Feedback.Explicit
        ? table
        : table.withRowNumbers(settings.columns().target());
  }

  /** The same rows with 1 as their target. */
  private static TableDataset interactions(TableDataset table) {
    Cells ones = Cells.ofNumbers(table.rows(), row -> 1);
    NumberTarget target = NumberTarget.of(RatingsDataset.INTERACTION, ones);
    return new TableDataset(table.features(), target, table.format());
  }

  /** The roles of the other columns: all that none is named for are left out. */
  private ColumnRoles others(RawTable raw) {
    ColumnRoles roles = settings.columns();
    List<String> ignored =
        Stream.concat(raw.names().stream(), raw.unreadable().keySet().stream())
            .filter(
                name ->
                    !settings.side().contains(name)
                        && !name.equals(roles.target())
                        && !name.equals(roles.time()))
            .toList();
    return roles.withIgnored(ignored);
  }

  private int[] groups(CategoricalColumn users, CategoricalColumn items) {
    if (settings.group() == Group.NONE) {
      return new int[0];
    }
    CategoricalColumn ids = settings.group() == Group.USER ? users : items;
    return IntStream.range(0, ids.rows()).map(ids::codeAt).toArray();
  }

  /** Tells those of whom nothing is known where their one rating is held out. */
  private static Optional<String> warnOfOnce(CategoricalColumn ids, String noun) {
    int[] codes = RowArrays.all(ids.rows());
    int[] counts = new int[ids.categories().size()];
    for (int row : codes) {
      counts[ids.codeAt(row)]++;
    }
    long once = IntStream.of(counts).filter(count -> count == 1).count();
    return once == 0
        ? Optional.empty()
        : Optional.of(
            once
                + " of "
                + counts.length
                + " "
                + noun
                + "s have one rating alone; where it is held out, they are unknown.");
  }
}
