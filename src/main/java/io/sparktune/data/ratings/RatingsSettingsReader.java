package io.sparktune.data.ratings;

import io.sparktune.data.DataSource;
import io.sparktune.data.ratings.RatingsOrigin.Generated;
import io.sparktune.data.ratings.RatingsOrigin.Interaction;
import io.sparktune.data.ratings.RatingsSettings.Duplicates;
import io.sparktune.data.ratings.RatingsSettings.Group;
import io.sparktune.data.source.SourceReader;
import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.ColumnRoles.MissingTarget;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads {@code data} for ratings. */
final class RatingsSettingsReader {

  private static final String COLUMN = "the name of a column";
  private static final int MOST_IDS = 10_000_000;
  private static final int MOST_FACTORS = 1_000;

  /** As many as He et al. (2017) have. */
  private static final int CANDIDATES = 99;

  private static final int MOST_CANDIDATES = 1_000_000;

  /** A column of no table. */
  private static final String NO_TARGET = "number of the interaction";

  private static final Bounds NUMBER = Bounds.from(-Bounds.LARGEST, Bounds.LARGEST);

  private final SettingsReader data;
  private final SourceReader source;
  private final boolean isGenerated;

  RatingsSettingsReader(SettingsReader data) {
    this.data = data;
    this.source = new SourceReader(data);
    this.isGenerated = source.isOfSource();
  }

  RatingsSettings read() {
    RatingsOrigin origin =
        isGenerated
            ? data.alternative("source", sources())
            : new RatingsOrigin.Table(source.read());
    if (isGenerated) {
      source.omitBesideSource();
    }
    String user = column("user");
    String item = column("item");
    Feedback feedback = data.alternative("feedback", feedbacks());
    boolean areRatings = feedback instanceof Feedback.Explicit;
    String target = areRatings ? column("target") : NO_TARGET;
    String time = data.text("time", COLUMN, any -> true);
    List<String> numeric = data.texts("numeric");
    List<String> categorical = data.texts("categorical");
    checkRoles(user, item, target, time, numeric, categorical);
    if (!areRatings) {
      checkImplicit(origin, numeric, categorical);
    }
    ColumnRoles roles =
        new ColumnRoles(
            target,
            TargetKind.NUMBERS,
            areRatings
                ? data.constant("missing-target", List.of(MissingTarget.values()))
                : MissingTarget.ERROR,
            "",
            time,
            List.of(),
            numeric,
            categorical,
            List.of(),
            CellFormat.plain(data.texts("missing")));
    List<String> side = new ArrayList<>(numeric);
    side.addAll(categorical);
    double lowest = areRatings ? data.real("lowest", NUMBER, -Bounds.LARGEST) : 0;
    double highest = areRatings ? data.real("highest", NUMBER, Bounds.LARGEST) : 1;
    if (lowest >= highest) {
      data.problem("highest", "is " + highest + ", not above data.lowest");
    }
    return new RatingsSettings(
        origin,
        user,
        item,
        roles,
        side,
        data.constant("group", List.of(Group.values())),
        data.constant("duplicates", List.of(Duplicates.values())),
        feedback,
        Math.min(lowest, highest),
        Math.max(lowest, highest) + (lowest == highest ? 1 : 0));
  }

  private static Map<String, Function<SettingsReader, Feedback>> feedbacks() {
    Map<String, Function<SettingsReader, Feedback>> feedbacks = new LinkedHashMap<>();
    feedbacks.put("explicit", none -> new Feedback.Explicit());
    feedbacks.put(
        "implicit",
        implicit ->
            new Feedback.Implicit(implicit.integer("candidates", 0, MOST_CANDIDATES, CANDIDATES)));
    return feedbacks;
  }

  private void checkImplicit(RatingsOrigin origin, List<String> numeric, List<String> categorical) {
    String reason = "where data.feedback is implicit: a row is an interaction, whatever it says";
    List.of("target", "missing-target", "lowest", "highest").forEach(key -> data.omit(key, reason));
    if (!(numeric.isEmpty() && categorical.isEmpty())) {
      data.problem(
          numeric.isEmpty() ? "categorical" : "numeric",
          "means nothing where data.feedback is implicit: pairs that are no rows have no such"
              + " columns");
    }
    if (origin instanceof Generated) {
      data.problem("source", "has ratings, but data.feedback is implicit; set data.path");
    }
  }

  private Map<String, Function<SettingsReader, RatingsOrigin>> sources() {
    Map<String, Function<SettingsReader, RatingsOrigin>> sources = new LinkedHashMap<>();
    sources.put("dataframe", none -> new RatingsOrigin.Table(new DataSource.DataFrame()));
    sources.put("latent-factors", this::generated);
    return sources;
  }

  private Generated generated(SettingsReader source) {
    int users = source.integer("users", 2, MOST_IDS, 500);
    int items = source.integer("items", 2, MOST_IDS, 300);
    int ratings = source.integer("ratings", 2, MOST_IDS, 60_000);
    long pairs = (long) users * items;
    if (ratings > pairs) {
      data.problem(
          "source", "has " + ratings + " ratings, more than the " + pairs + " pairs there are");
    }
    return new Generated(
        users,
        items,
        (int) Math.min(ratings, pairs),
        source.integer("factors", 1, MOST_FACTORS, 4),
        source.constant("interaction", List.of(Interaction.values()), Interaction.SATURATED),
        source.real("noise", Bounds.from(0, 100), 0.5));
  }

  private String column(String key) {
    return data.text(key, COLUMN, text -> !text.isEmpty());
  }

  private void checkRoles(
      String user,
      String item,
      String target,
      String time,
      List<String> numeric,
      List<String> categorical) {
    Map<String, String> roles = new LinkedHashMap<>();
    claim("user", user, roles);
    claim("item", item, roles);
    claim("target", target, roles);
    if (!time.isEmpty()) {
      claim("time", time, roles);
    }
    numeric.forEach(name -> claim("numeric", name, roles));
    categorical.forEach(name -> claim("categorical", name, roles));
    if (isGenerated && !(numeric.isEmpty() && categorical.isEmpty())) {
      data.problem(
          numeric.isEmpty() ? "categorical" : "numeric", "means nothing beside data.source");
    }
  }

  private void claim(String key, String column, Map<String, String> roles) {
    String role = column.isEmpty() ? null : roles.putIfAbsent(column, key);
    if (role != null) {
      data.problem(key, column + " is already data." + role);
    }
  }
}
