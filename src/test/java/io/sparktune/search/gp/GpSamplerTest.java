package io.sparktune.search.gp;

import io.sparktune.search.SamplerContract;
import io.sparktune.search.SamplerSettings;

final class GpSamplerTest implements SamplerContract {

  @Override
  public SamplerSettings settings() {
    return GpSettings.defaults();
  }
}
