package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StartFromTest implements SamplerContract {

  @Override
  public SamplerSettings settings() {
    return from(new Values(Map.of()), new Values(Map.of()));
  }

  private static SamplerSettings from(Values... starts) {
    return new StartFromSettings(new RandomSettings(), List.of(starts));
  }

  @Test
  void givenValuesAreTriedFirst_andThenTheSampler() {
    Values first = new Values(Map.of("rate", 0.012345678901234567, "units", 17L));
    Values second = new Values(Map.of("momentum", 0.9));
    Sampler sampler = from(first, second).sampler(new SearchShape(SPACE, 3));
    Sampler random = new RandomSettings().sampler(new SearchShape(SPACE, 3));

    assertThat(sampler.suggest(0, History.NONE).byName()).containsAllEntriesOf(first.byName());
    assertThat(sampler.suggest(1, History.NONE).byName())
        .containsEntry("momentum", 0.9)
        .containsEntry("updater", "sgd");
    assertThat(sampler.suggest(2, History.NONE)).isEqualTo(random.suggest(2, History.NONE));
  }

  @Test
  void whatIsLeftOpen_isDrawnAnew_inTheOrderOfTheSpace() {
    Values open = new Values(Map.of("rate", 0.5));
    Sampler sampler = from(open, open).sampler(new SearchShape(SPACE, 3));

    Values one = sampler.suggest(0, History.NONE);
    Values other = sampler.suggest(1, History.NONE);

    assertThat(one).isNotEqualTo(other);
    assertThat(SPACE.valuesEqualTo(one.byName())).hasValue(one);
    assertThat(List.copyOf(one.byName().keySet()))
        .isEqualTo(List.copyOf(SPACE.valuesEqualTo(one.byName()).orElseThrow().byName().keySet()));
  }

  @Test
  void whatIsDrawn_keepsTheConstraints() {
    Values many = new Values(Map.of("layers", 3L));
    Sampler sampler = from(many).sampler(new SearchShape(CONSTRAINED, 3));

    assertThat(CONSTRAINED.violated(sampler.suggest(0, History.NONE))).isEmpty();
    Values tooMany = new Values(Map.of("layers", 3L, "units", 1024L));
    assertThatThrownBy(
            () -> from(tooMany).sampler(new SearchShape(CONSTRAINED, 3)).suggest(0, History.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("and satisfy the constraints");
  }

  @Test
  void aGridHasAnOrderOfItsOwn() {
    Space space = new Space(List.of(new ChoiceParameter("x", List.of(1L, 2L))));
    SamplerSettings settings = new StartFromSettings(new GridSettings(), List.of());

    assertThatThrownBy(() -> settings.sampler(new SearchShape(space, 1)))
        .hasMessage("grid has an order of its own");
  }
}
