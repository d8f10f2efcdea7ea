package io.sparktune.spark.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.sparktune.data.DataError;
import io.sparktune.data.table.text.CellText;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.storage.FileSystems;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** Says where a JSON file holds what is not JSON, or no object. */
final class JsonPlaces {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String REMEDY = "; write one object in each line, or an array of objects";

  private final Configuration fileSystems;
  private final Path file;

  JsonPlaces(Configuration fileSystems, Path file) {
    this.fileSystems = fileSystems;
    this.file = file;
  }

  /** What is wrong with these lines of a file of lines, in their order. */
  List<String> ofLines(List<String> malformed) {
    List<String> wanted = new ArrayList<>(malformed);
    List<String> problems = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(reader())) {
      int number = 1;
      for (String line = lines.readLine();
          line != null && !wanted.isEmpty();
          line = lines.readLine()) {
        if (wanted.remove(line)) {
          problems.add(
              InputFiles.name(file)
                  + " line "
                  + number
                  + ": "
                  + CellText.quoted(line.strip())
                  + " is not a JSON object"
                  + REMEDY);
        }
        number++;
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return problems.isEmpty() ? List.of(ofDocument()) : problems;
  }

  /** What is wrong with a file that is one document. */
  String ofDocument() {
    try (JsonParser parser = JSON.createParser(reader())) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY) {
        token = parser.nextToken();
      }
      while (token == JsonToken.START_OBJECT) {
        parser.skipChildren();
        token = parser.nextToken();
      }
      return InputFiles.name(file)
          + " line "
          + parser.currentLocation().getLineNr()
          + ": there is "
          + (token == null || token == JsonToken.END_ARRAY
              ? "no object"
              : "a value of another kind")
          + REMEDY;
    } catch (JsonProcessingException e) {
      return InputFiles.name(file)
          + " line "
          + e.getLocation().getLineNr()
          + ": "
          + e.getOriginalMessage().lines().findFirst().orElse("this is not JSON")
          + REMEDY;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private InputStreamReader reader() throws IOException {
    CompressionCodec codec = new CompressionCodecFactory(fileSystems).getCodec(file);
    InputStream bytes = FileSystems.asConfigured(file, fileSystems).open(file);
    return new InputStreamReader(
        codec == null ? bytes : codec.createInputStream(bytes), StandardCharsets.UTF_8);
  }

  private DataError unreadable(IOException e) {
    return new DataError(
        InputFiles.name(file) + ": cannot be read (" + e.getMessage() + "); copy it again");
  }
}
