package io.sparktune.lake.sinks.mlflow;

import io.sparktune.lake.sinks.SinkKind;
import io.sparktune.lake.sinks.SinkSettings;
import io.sparktune.settings.SettingsReader;
import java.net.URI;
import java.time.Duration;

/** MLflow. */
public final class MlflowKind implements SinkKind {

  private static final String NONE = "none";

  private static final String NAME = "(?=.*\\S)\\P{Cntrl}{1,500}";
  private static final String MODEL = "(?=.*\\S)[^/:\\p{Cntrl}]{1,250}";

  /** Stands in for an address that cannot be one, until that is reported. */
  private static final String NOWHERE = "http://localhost";

  @Override
  public String name() {
    return "mlflow";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public SinkSettings read(SettingsReader sink) {
    String uri =
        sink.text(
            "uri", "the address of a server, such as http://mlflow:5000", MlflowKind::isServer);
    String user = textOrNone(sink, "user", "a name without colon", "[^:\\p{Cntrl}]+");
    String password = textOrNone(sink, "password", "a text on one line", "\\P{Cntrl}+");
    String token = textOrNone(sink, "token", "a text without spaces", "[!-~]+");
    if (!token.isEmpty() && !user.isEmpty()) {
      sink.problem("token", "stands beside a user; give one of them");
    }
    if (user.isEmpty() && !password.isEmpty()) {
      sink.problem("password", "has no user; set user too");
    }
    return new MlflowSettings(
        MlflowAddress.of(URI.create(isServer(uri) ? uri : NOWHERE), user, password, token),
        textOrNone(sink, "experiment", "a name of at most 500 characters", NAME),
        textOrNone(sink, "register", "a name of at most 250 characters without / and :", MODEL));
  }

  private static String textOrNone(SettingsReader sink, String key, String wanted, String pattern) {
    sink.byDefault(key, NONE);
    String text = sink.text(key, wanted, each -> each.matches(pattern));
    return text.equals(NONE) ? "" : text;
  }

  private static boolean isServer(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null
          && String.valueOf(uri.getScheme()).matches("https?")
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
