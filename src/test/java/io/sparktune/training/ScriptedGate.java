package io.sparktune.training;

import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A gate with an answer for each epoch, which remembers what it was told. */
final class ScriptedGate implements EpochCallback {

  private final IntFunction<EpochDecision> answers;
  private final List<List<Integer>> epochs = new ArrayList<>();
  private final List<Checkpoint> kept = new ArrayList<>();

  ScriptedGate(IntFunction<EpochDecision> answers) {
    this.answers = answers;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public EpochDecision pass(List<EpochScore> scores, Checkpoint latest) {
    epochs.add(scores.stream().map(EpochScore::epoch).toList());
    kept.add(latest);
    return answers.apply(scores.get(scores.size() - 1).epoch());
  }

  /** The epochs that each call told. */
  List<List<Integer>> epochs() {
    return epochs;
  }

  /** The checkpoint that each call named. */
  List<Checkpoint> kept() {
    return kept;
  }
}
