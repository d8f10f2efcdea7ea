package com.example.tuning;

import io.sparktune.objective.ObjectiveKind;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;

/** A deep Q-network that balances a pole: {@code objective.kind = cart-pole}. */
public final class CartPoleKind implements ObjectiveKind {

  @Override
  public String name() {
    return "cart-pole";
  }

  @Override
  public CartPoleSettings read(SettingsReader objective) {
    return new CartPoleSettings(
        objective.integer("steps", 100, 1_000_000, 1000),
        objective.integer("units", 4, 1024, 64),
        objective.real("learning-rate", Bounds.above(0, 1), 0.001),
        objective.real("discount", Bounds.from(0, 1), 0.99),
        objective.real("exploration", Bounds.from(0, 1), 0.05),
        objective.integer("replay", 64, 1_000_000, 10_000),
        objective.integer("target-update", 1, 1_000_000, 200));
  }
}
