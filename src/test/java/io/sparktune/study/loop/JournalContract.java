package io.sparktune.study.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The contract of every {@link Journal}. */
public abstract class JournalContract {

  /** A journal without any events. */
  protected abstract Journal journal() throws IOException;

  @Test
  void eventsAreNumberedFromOne() throws IOException {
    try (Journal journal = journal()) {
      for (long place = 1; place <= 50; place++) {
        Event event =
            place % 2 == 0
                ? new Event.SlotsChanged(Fixtures.NOW, 3)
                : new Event.TimePassed(Fixtures.NOW);
        assertThat(journal.append(event)).isEqualTo(place);
      }
    }
  }

  @Test
  void equalEventsAreTwoEvents() throws IOException {
    try (Journal journal = journal()) {
      assertThat(journal.append(Fixtures.opened(1))).isEqualTo(1);
      assertThat(journal.append(Fixtures.opened(1))).isEqualTo(2);
    }
  }

  @Test
  void closingAgainIsHarmless() throws IOException {
    Journal journal = journal();
    long unused = journal.append(Fixtures.opened(1));
    journal.close();

    assertThatCode(journal::close).doesNotThrowAnyException();
  }

  @Test
  void unusedJournalCanBeClosed() throws IOException {
    Journal journal = journal();

    assertThatCode(journal::close).doesNotThrowAnyException();
  }
}
