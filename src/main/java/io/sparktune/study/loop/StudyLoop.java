package io.sparktune.study.loop;

import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.EpochDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one loop: take what happened, follow it with what is decided. It runs on the thread that
 * calls {@link #run}; nothing is locked and nothing is polled.
 */
public final class StudyLoop implements EventInbox {

  /** A slow decision, such as a suggestion, must not hold up training. */
  private static final long MOST_MILLIS_FOR_AN_ANSWER = 25;

  /** The clock may be one that is set: it is looked at again and again. */
  private static final long LONGEST_NAP = TimeUnit.MINUTES.toMillis(1);

  /** Whether nothing was answered since an answer last came too late. */
  private volatile boolean busy;

  private final Study study;
  private final InstantSource clock;
  private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();

  private volatile @Nullable RuntimeException failure;

  /** An event, and who waits for what follows from it; null for nobody. */
  private record Message(Event event, @Nullable CompletableFuture<EpochDecision> answer) {}

  public StudyLoop(Study study, InstantSource clock) {
    this.study = study;
    this.clock = clock;
  }

  /** Asks for an early end; may be called from any thread. */
  public void stop() {
    tell(new Event.StopRequested(clock.instant()));
  }

  /**
   * Runs the study to its end.
   *
   * @param opened the event with which this driver takes the study up
   * @return the last state
   */
  public StudyState run(Event.StudyOpened opened, Runner runner) throws InterruptedException {
    study.take(opened);
    runner.open(this);
    boolean settled = true;
    while (study.state().closed().isEmpty()) {
      List<Message> messages = settled ? next() : waiting();
      messages.forEach(message -> study.take(message.event()));
      RuntimeException end = failure;
      if (end != null) {
        throw end;
      }
      settled = study.follow(runner);
      messages.forEach(this::answer);
    }
    return study.state();
  }

  /** Everything that has happened, at least one event. */
  private List<Message> next() throws InterruptedException {
    List<Message> messages = new ArrayList<>();
    Message first = first();
    if (first == null) {
      return List.of(new Message(new Event.TimePassed(clock.instant()), null));
    }
    messages.add(first);
    messages.addAll(waiting());
    return messages;
  }

  /** What has happened while decisions were made, if anything. */
  private List<Message> waiting() {
    List<Message> messages = new ArrayList<>();
    inbox.drainTo(messages);
    return messages;
  }

  private @Nullable Message first() throws InterruptedException {
    Optional<Instant> wakeAt = study.wakeAt();
    if (wakeAt.isEmpty()) {
      return inbox.take();
    }
    Message first = null;
    long millis = 0;
    while (first == null && millis >= 0) {
      millis = Duration.between(clock.instant(), wakeAt.get()).toMillis();
      first = inbox.poll(Math.max(1, Math.min(millis + 1, LONGEST_NAP)), TimeUnit.MILLISECONDS);
    }
    return first;
  }

  private void answer(Message message) {
    if (message.answer() != null) {
      busy = false;
      message.answer().complete(verdict((Event.EpochsScored) message.event()));
    }
  }

  private EpochDecision verdict(Event.EpochsScored scores) {
    return wants(scores.trial(), scores.fold(), scores.attempt())
        ? EpochDecision.GO_ON
        : EpochDecision.STOP;
  }

  @Override
  public void tell(Event event) {
    inbox.add(new Message(event, null));
  }

  @Override
  public void fail(RuntimeException end) {
    failure = end;
    tell(new Event.TimePassed(clock.instant()));
  }

  @Override
  public EpochDecision ask(Event.EpochsScored scores) {
    CompletableFuture<EpochDecision> answer = new CompletableFuture<>();
    inbox.add(new Message(scores, answer));
    if (busy) {
      return verdict(scores);
    }
    try {
      return answer.get(MOST_MILLIS_FOR_AN_ANSWER, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      busy = true;
      return verdict(scores);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return EpochDecision.STOP;
    }
  }

  @Override
  public boolean wants(int trial, int fold, int attempt) {
    return study.state().wants(trial, fold, attempt);
  }
}
