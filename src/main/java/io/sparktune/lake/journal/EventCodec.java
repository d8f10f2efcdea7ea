package io.sparktune.lake.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.sparktune.settings.StrictJson;
import io.sparktune.study.events.Event;
import io.sparktune.trial.FoldOutcome;
import java.io.IOException;
import java.time.Instant;

/** Events as JSON. Types have names of our own, never names of classes. */
final class EventCodec {

  private static final ObjectMapper MAPPER =
      StrictJson.builder()
          .enable(
              DeserializationFeature.USE_LONG_FOR_INTS,
              DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(Event.class, NamedEvent.class)
          .addMixIn(FoldOutcome.class, NamedOutcome.class)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new InstantWriter())
                  .addDeserializer(Instant.class, new InstantReader()))
          .build();

  private EventCodec() {}

  static byte[] toJson(Event event) {
    try {
      return MAPPER.writerFor(Event.class).writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + event, e);
    }
  }

  /**
   * The event of a JSON.
   *
   * @throws IOException with a reason in one line, if it is none
   */
  static Event fromJson(byte[] json) throws IOException {
    try {
      Event event = MAPPER.readValue(json, Event.class);
      if (event == null) {
        throw new IOException("it is null in place of an event");
      }
      return event;
    } catch (JsonProcessingException e) {
      throw new IOException("it is no event: " + reason(e), e);
    }
  }

  private static String reason(JsonProcessingException failure) {
    return failure.getCause() instanceof NullPointerException lack
        ? "it lacks " + lack.getMessage()
        : String.valueOf(failure.getOriginalMessage()).lines().findFirst().orElse("unreadable");
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Event.StudyOpened.class, name = "study-opened"),
    @JsonSubTypes.Type(value = Event.SlotsChanged.class, name = "slots-changed"),
    @JsonSubTypes.Type(value = Event.TrialProposed.class, name = "trial-proposed"),
    @JsonSubTypes.Type(value = Event.FoldStarted.class, name = "fold-started"),
    @JsonSubTypes.Type(value = Event.EpochsScored.class, name = "epochs-scored"),
    @JsonSubTypes.Type(value = Event.TrialPruned.class, name = "trial-pruned"),
    @JsonSubTypes.Type(value = Event.TrialPromoted.class, name = "trial-promoted"),
    @JsonSubTypes.Type(value = Event.FoldFinished.class, name = "fold-finished"),
    @JsonSubTypes.Type(value = Event.TimePassed.class, name = "time-passed"),
    @JsonSubTypes.Type(value = Event.StopRequested.class, name = "stop-requested"),
    @JsonSubTypes.Type(value = Event.StudyClosed.class, name = "study-closed")
  })
  private interface NamedEvent {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = FoldOutcome.Scored.class, name = "complete"),
    @JsonSubTypes.Type(value = FoldOutcome.Paused.class, name = "paused"),
    @JsonSubTypes.Type(value = FoldOutcome.Stopped.class, name = "stopped"),
    @JsonSubTypes.Type(value = FoldOutcome.Failed.class, name = "failed")
  })
  private interface NamedOutcome {}

  private static final class InstantWriter extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1;

    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant at, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(at.toString());
    }
  }

  private static final class InstantReader extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return Instant.parse(json.getText());
    }
  }
}
