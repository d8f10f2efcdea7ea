package io.sparktune.spark.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sparktune.data.DataError;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.storage.FileSystems;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * The start of a JSON file.
 *
 * @param isDocument whether the file is one document and not an object in each line
 * @param keys of the first object, in order
 */
record JsonStart(boolean isDocument, List<String> keys) {

  private static final JsonFactory JSON = new JsonFactory();

  static JsonStart of(Configuration fileSystems, Path file) {
    CompressionCodec codec = new CompressionCodecFactory(fileSystems).getCodec(file);
    try (InputStream bytes = FileSystems.asConfigured(file, fileSystems).open(file);
        InputStream text = codec == null ? bytes : codec.createInputStream(bytes);
        JsonParser parser = JSON.createParser(text)) {
      return of(parser);
    } catch (IOException e) {
      throw new DataError(
          InputFiles.name(file)
              + ": cannot be read as JSON ("
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given")
              + "); write an object in each line, or an array of objects");
    }
  }

  private static JsonStart of(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    boolean array = first == JsonToken.START_ARRAY;
    if (array) {
      first = parser.nextToken();
    }
    List<String> keys = new ArrayList<>();
    int line = parser.currentLocation().getLineNr();
    if (first == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        keys.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    }
    return new JsonStart(array || parser.currentLocation().getLineNr() > line, keys);
  }
}
