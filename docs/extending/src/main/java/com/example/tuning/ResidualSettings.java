package com.example.tuning;

import io.sparktune.model.NetworkSettings;
import java.util.Set;

/** The settings of a residual network: blocks of one width, each added to its own input. */
public record ResidualSettings(int blocks, int width, double dropout) implements NetworkSettings {

  @Override
  public ResidualKind kind() {
    return new ResidualKind();
  }

  /** Population-based training may change it while the network trains. */
  @Override
  public Set<String> changeableInTraining() {
    return Set.of("dropout");
  }
}
