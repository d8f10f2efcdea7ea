package com.example.tuning;

import io.sparktune.objective.ObjectiveKind;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;

/** An objective without a network: {@code objective.kind = smoother}. */
public final class Smoother implements ObjectiveKind {

  @Override
  public String name() {
    return "smoother";
  }

  @Override
  public SmootherSettings read(SettingsReader objective) {
    return new SmootherSettings(
        objective.real("width", Bounds.above(0, 10), 0.1),
        objective.real("shrinkage", Bounds.fromBelow(0, 1), 0),
        objective.integer("points", 10, 100_000, 200));
  }
}
