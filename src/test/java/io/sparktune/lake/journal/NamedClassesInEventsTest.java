package io.sparktune.lake.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.NamedClasses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The JSON of an event has no class loaded, also where its line's checksum is right. */
final class NamedClassesInEventsTest {

  private static final List<String> EVENTS =
      List.of(
          "%s",
          "{\"event\": %s, \"at\": \"2026-01-01T00:00:00Z\"}",
          "{\"event\": \"study-opened\", \"at\": \"2026-01-01T00:00:00Z\", \"limits\": %s}",
          "{\"event\": \"slots-changed\", \"at\": %s}",
          "{\"event\": \"trial-proposed\", \"trial\": {\"number\": 0, \"seed\": 1, \"values\":"
              + " {\"byName\": {\"model.units\": %s}}, \"origin\": null}}",
          "{\"event\": \"trial-proposed\", \"trial\": {\"number\": 0, \"origin\": %s}}",
          "{\"event\": \"epochs-scored\", \"trial\": 0, \"scores\": %s}",
          "{\"event\": \"fold-finished\", \"result\": {\"trial\": 0, \"outcome\": %s}}",
          "{\"event\": \"fold-finished\", \"result\": {\"trial\": 0, \"outcome\": {\"state\":"
              + " %s}}}",
          "{\"event\": \"study-closed\", \"reason\": %s}");

  @Test
  void noClassIsLoadedByItsName() {
    int[] refused = new int[1];
    for (String name : NamedClasses.NAMES) {
      for (String form : NamedClasses.forms(name).values()) {
        for (String event : EVENTS) {
          assertThat(
                  NamedClasses.loadedBy(
                      () -> refused[0] += isRefused(event.formatted(form)) ? 1 : 0))
              .as(event)
              .isEmpty();
        }
      }
    }
    assertThat(refused[0]).isGreaterThan(1_000);
  }

  private static boolean isRefused(String json) {
    try {
      return EventCodec.fromJson(json.getBytes(StandardCharsets.UTF_8)) == null;
    } catch (IOException e) {
      return true;
    }
  }
}
