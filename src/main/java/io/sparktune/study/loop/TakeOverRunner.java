package io.sparktune.study.loop;

import io.sparktune.study.events.Event;
import io.sparktune.trial.FoldAssignment;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers folds that earlier runs scored at once, and has another runner train the rest. Seed,
 * times and place of an answer are those of the training, then and there. A fold that is known
 * stays known as long as the study is: one that pauses has no checkpoint to resume from.
 */
public final class TakeOverRunner implements Runner {

  private final Runner trains;
  private final EarlierFolds earlier;
  private final InstantSource clock;
  private @Nullable EventInbox inbox;

  public TakeOverRunner(Runner trains, EarlierFolds earlier, InstantSource clock) {
    this.trains = trains;
    this.earlier = earlier;
    this.clock = clock;
  }

  @Override
  public void open(EventInbox receiver) {
    inbox = receiver;
    trains.open(receiver);
  }

  @Override
  public void start(List<FoldAssignment> assignments) {
    EventInbox receiver = Objects.requireNonNull(inbox, "the runner is not open");
    List<FoldAssignment> unknown = new ArrayList<>();
    for (FoldAssignment asked : assignments) {
      earlier
          .find(asked.trial(), asked.fold())
          .ifPresentOrElse(
              known ->
                  receiver.tell(new Event.FoldFinished(clock.instant(), known.answerTo(asked))),
              () -> unknown.add(asked));
    }
    if (!unknown.isEmpty()) {
      trains.start(unknown);
    }
  }

  @Override
  public void close() {
    trains.close();
  }
}
