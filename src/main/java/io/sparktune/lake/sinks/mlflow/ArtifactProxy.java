package io.sparktune.lake.sinks.mlflow;

import io.sparktune.lake.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;

/** The files of a run, where the tracking server takes them itself. */
final class ArtifactProxy {

  private static final String API = "/api/2.0/mlflow-artifacts/artifacts";

  /** A file of some megabytes has this long, and a second for each further one. */
  private static final Duration SHORTEST = Duration.ofSeconds(60);

  private final MlflowClient client;
  private final String root;

  /**
   * @param root path on the server, encoded
   */
  private ArtifactProxy(MlflowClient client, String root) {
    this.client = client;
    this.root = root;
  }

  /**
   * The files of a run; empty where they are not behind the tracking server.
   *
   * @param uri of the run's files
   */
  static Optional<ArtifactProxy> of(MlflowClient client, String uri) {
    try {
      URI place = URI.create(uri);
      String path = Optional.ofNullable(place.getRawPath()).orElse("").replaceFirst("/+$", "");
      String scheme = Optional.ofNullable(place.getScheme()).orElse("");
      if (scheme.equals("mlflow-artifacts")) {
        return Optional.of(new ArtifactProxy(client, API + path));
      }
      int api = path.indexOf(API);
      URI server = client.at("/");
      boolean isHere =
          scheme.matches("https?")
              && api >= 0
              && server.getHost().equals(place.getHost())
              && server.getPort() == place.getPort();
      return isHere
          ? Optional.of(new ArtifactProxy(client, path.substring(api)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void put(Storage folder, String name, String as) throws IOException {
    Path file = folder.path(name);
    long length = folder.fileSystem().getFileStatus(file).getLen();
    HttpRequest.BodyPublisher content =
        HttpRequest.BodyPublishers.ofInputStream(
            () -> {
              try {
                return folder.fileSystem().open(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    client.put(
        client.at(root + "/" + encoded(as)),
        length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.fromPublisher(content, length),
        SHORTEST.plusSeconds(length >> 20));
  }

  void put(byte[] content, String as) throws IOException {
    client.put(
        client.at(root + "/" + encoded(as)),
        HttpRequest.BodyPublishers.ofByteArray(content),
        SHORTEST);
  }

  private static String encoded(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
