package io.sparktune.data.ratings;

import io.sparktune.data.Dataset;
import io.sparktune.data.Fingerprint;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.Target;
import io.sparktune.data.coding.TargetCoding;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.TableDataset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ratings of items by users.
 *
 * @param side the names of the columns beside them; where there are none, the table has one that
 *     nothing reads
 * @param rest the other columns and the ratings, which are 1 where feedback is implicit
 */
public record RatingsDataset(
    CategoricalColumn users,
    CategoricalColumn items,
    List<String> side,
    TableDataset rest,
    Feedback feedback)
    implements Dataset, RatedPairs {

  /** The name of the kind of data. */
  public static final String KIND = "ratings";

  /** The name of what is predicted where feedback is implicit. */
  static final String INTERACTION = "interaction";

  /** The column in place of those beside the ratings. */
  static final String NO_SIDE = "number of the rating";

  public RatingsDataset {
    side = List.copyOf(side);
    if (users.rows() != rest.rows() || items.rows() != rest.rows()) {
      throw new IllegalArgumentException(
          users.rows() + " users and " + items.rows() + " items for " + rest.rows() + " ratings");
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int rows() {
    return rest.rows();
  }

  @Override
  public Target target() {
    return rest.target();
  }

  @Override
  public long bytes() {
    return users.bytes() + items.bytes() + rest.bytes();
  }

  /** Of the ids and all other cells. */
  @Override
  public String digest() {
    Fingerprint fingerprint = new Fingerprint().add(rest.digest());
    for (CategoricalColumn ids : List.of(users, items)) {
      fingerprint.add(ids.name()).add(ids.categories());
      for (int row = 0; row < rows(); row++) {
        fingerprint.add(ids.codeAt(row));
      }
    }
    if (feedback instanceof Feedback.Implicit implicit) {
      fingerprint.add(implicit.candidates());
    }
    return fingerprint.hex();
  }

  @Override
  public boolean isRanked() {
    return feedback instanceof Feedback.Implicit;
  }

  @Override
  public Map<String, double[]> baselines(int[] known, int[] rows) {
    if (isRanked()) {
      return Map.of("popularity of items", new Popularity(users, items, known).of(rows));
    }
    return target() instanceof NumberTarget ratings
        ? new RatingBaselines(users, items, ratings, known).predictions(rows)
        : Map.of();
  }

  @Override
  public Optional<TargetCoding> ranking(int[] known) {
    return feedback instanceof Feedback.Implicit implicit
        ? Optional.of(new Popularity(users, items, known).ranking(implicit.candidates()))
        : Optional.empty();
  }

  @Override
  public FittedInputs fit(int[] trainRows, PreparationSettings settings) {
    if (!(settings instanceof RatingsPreparation preparation)) {
      throw new IllegalArgumentException(settings + " is not a preparation of ratings");
    }
    return new RatingsFit(this, trainRows, preparation).fitted();
  }
}
