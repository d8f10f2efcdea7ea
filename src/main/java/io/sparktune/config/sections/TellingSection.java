package io.sparktune.config.sections;

import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.config.reader.Times;
import io.sparktune.study.telling.TellingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code report} and {@code notify}. */
public final class TellingSection {

  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private TellingSection() {}

  public static TellingSettings read(Section root) {
    Optional<Duration> every =
        root.fixed("report", report -> report.value("every", Times.duration(SHORTEST).or("never")));
    return root.fixed("notify", notify -> read(notify, every));
  }

  private static TellingSettings read(Section notify, Optional<Duration> every) {
    Optional<String> webhook =
        notify.value(
            "webhook",
            SettingType.text("an address such as https://example.org/hook", TellingSection::isWeb)
                .or("none"));
    Optional<List<String>> command =
        notify.value("command", SettingType.textOrTexts("a command").or("none"));
    return new TellingSettings(
        every, webhook.filter(TellingSection::isWeb).map(URI::create), command.orElse(List.of()));
  }

  private static boolean isWeb(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
