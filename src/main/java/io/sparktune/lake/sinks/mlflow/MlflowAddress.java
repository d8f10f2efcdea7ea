package io.sparktune.lake.sinks.mlflow;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An MLflow server and who asks it.
 *
 * @param server without credentials, a query, or a slash at its end
 * @param authorization the header of that name; empty for none
 */
public record MlflowAddress(URI server, Optional<String> authorization) {

  /**
   * The address that a user gives.
   *
   * @param uri may hold a user and a password
   * @param user empty for none
   * @param password of the user
   * @param token for the header {@code Authorization: Bearer}, in place of a user; empty for none
   */
  public static MlflowAddress of(URI uri, String user, String password, String token) {
    String inside = Optional.ofNullable(uri.getUserInfo()).orElse("");
    String credentials = user.isEmpty() ? inside : user + ":" + password;
    Optional<String> authorization =
        !token.isEmpty()
            ? Optional.of("Bearer " + token)
            : credentials.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = Optional.ofNullable(uri.getRawPath()).orElse("").replaceFirst("/+$", "");
    return new MlflowAddress(
        URI.create(uri.getScheme() + "://" + uri.getHost() + port + path), authorization);
  }

  URI at(String path) {
    return URI.create(server + path);
  }

  /** The server alone. */
  @Override
  public String toString() {
    return server.toString();
  }
}
