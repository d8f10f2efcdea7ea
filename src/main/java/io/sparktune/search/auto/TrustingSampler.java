package io.sparktune.search.auto;

import io.sparktune.search.Evidence;
import io.sparktune.search.Learning;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.earlier.Trust;
import io.sparktune.space.Values;
import java.util.List;

/** Asks one sampler for every second suggestion while an earlier study is trusted by half. */
final class TrustingSampler implements Sampler {

  private static final double ENOUGH = 0.5;

  private final Sampler earlier;
  private final Sampler today;
  private final List<Learning<Trust>> studies;

  /**
   * @param earlier learns from earlier studies
   * @param today does not
   */
  TrustingSampler(Sampler earlier, Sampler today, SearchShape shape) {
    this.earlier = earlier;
    this.today = today;
    this.studies =
        shape.earlier().stream()
            .map(study -> new Learning<>(() -> new Trust(shape.space(), study)))
            .toList();
  }

  @Override
  public Values suggest(int number, Evidence evidence) {
    boolean isTrusted =
        studies.stream().anyMatch(study -> study.upTo(evidence.told()).value() >= ENOUGH);
    return (isTrusted && number % 2 == 0 ? earlier : today).suggest(number, evidence);
  }
}
