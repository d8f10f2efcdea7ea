package io.sparktune.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.NamedClasses;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StrictJsonTest {

  private static final ObjectMapper JSON = StrictJson.builder().build();

  /** A record as a careless kind might have it. */
  record Careless(
      @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object value,
      @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS) List<Object> more) {}

  @Test
  void noClassIsLoadedByItsNameHoweverARecordAsksForIt() {
    assertThat(NamedClasses.areFound()).isTrue();
    for (String name : NamedClasses.NAMES) {
      NamedClasses.forms(name)
          .forEach(
              (form, json) -> {
                assertThat(NamedClasses.loadedBy(() -> read("{\"value\": " + json + "}")))
                    .as(form)
                    .isEmpty();
                assertThat(NamedClasses.loadedBy(() -> read("{\"more\": [" + json + "]}")))
                    .as(form)
                    .isEmpty();
              });
    }
  }

  private static void read(String json) {
    assertThatThrownBy(() -> JSON.readValue(json, Careless.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void aKeyStandsOnceAndNothingFollows() {
    assertThatThrownBy(() -> JSON.readTree("{\"a\": 1, \"a\": 2}"))
        .hasMessageContaining("Duplicate field 'a'");
    assertThatThrownBy(() -> JSON.readTree("{\"a\": 1} x"))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> JSON.readTree("[".repeat(100_000)))
        .isInstanceOf(JsonProcessingException.class);
  }
}
