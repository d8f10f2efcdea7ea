package io.sparktune.run.earlier;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.lake.Storage;
import io.sparktune.run.input.BadInput;
import io.sparktune.settings.StrictJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A file in the study's folder with the observations of earlier runs, so that the study can be
 * resumed whatever happens to those runs.
 */
public final class TransferFile {

  private static final String NAME = "learnt.json";

  private static final ObjectMapper JSON =
      StrictJson.builder()
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
          .build();

  private TransferFile() {}

  public static void write(Storage folder, List<EarlierRunData> learnt) {
    try {
      folder.write(NAME, JSON.writeValueAsBytes(learnt));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + NAME, e);
    }
  }

  /** Empty where there is no such file. */
  static Optional<List<EarlierRunData>> read(Storage folder) {
    return folder
        .bytes(NAME)
        .map(
            bytes -> {
              try {
                // A copy: null is no run.
                return List.copyOf(
                    JSON.readValue(bytes, new TypeReference<List<EarlierRunData>>() {}));
              } catch (IOException | NullPointerException e) {
                throw new BadInput(
                    folder + "/" + NAME + ": cannot be read; remove the folder to start again");
              }
            });
  }
}
