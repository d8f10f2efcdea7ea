package io.sparktune.search.quasi;

import io.sparktune.search.SamplerSettings;

final class HaltonSamplerTest implements WideSequenceContract {

  @Override
  public SamplerSettings settings() {
    return HaltonSettings.defaults();
  }
}
