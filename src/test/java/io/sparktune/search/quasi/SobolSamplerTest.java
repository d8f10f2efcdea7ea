package io.sparktune.search.quasi;

import io.sparktune.search.SamplerSettings;

final class SobolSamplerTest implements WideSequenceContract {

  @Override
  public SamplerSettings settings() {
    return SobolSettings.defaults();
  }
}
