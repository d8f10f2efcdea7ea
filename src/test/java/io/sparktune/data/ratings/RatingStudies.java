package io.sparktune.data.ratings;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataSettings;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.images.LocalFiles;
import io.sparktune.space.Values;
import io.sparktune.training.plan.TrialSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Studies of ratings for tests. */
public final class RatingStudies {

  private RatingStudies() {}

  static StudyFile study(String keys) {
    return StudyFile.read(
        "ratings.conf",
        "study.goal = \"minimize rmse\"\ndata.kind = ratings\nmodel.kind = factorisation\n" + keys,
        List.of(),
        Set.of());
  }

  /** The rows of a study with these keys. */
  public static KeyedDataset read(String keys) {
    DataSettings settings = study(keys).data();
    return settings.kind().read(settings.rows(), new LocalFiles(), 7);
  }

  /** The settings of a trial with these keys, which have no ranges. */
  public static TrialSettings plan(String keys) {
    return study(keys).trialSettings().apply(new Values(Map.of()));
  }

  /** Generated ratings. */
  static RatingsDataset generated(String keys) {
    return (RatingsDataset) read("data.source { latent-factors { %s } }".formatted(keys)).dataset();
  }
}
