package io.sparktune.search.tpe;

import io.sparktune.search.SamplerContract;
import io.sparktune.search.SamplerSettings;

final class TpeSamplerTest implements SamplerContract {

  @Override
  public SamplerSettings settings() {
    return TpeSettings.defaults();
  }
}
