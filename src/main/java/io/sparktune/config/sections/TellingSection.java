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
    Report report = root.fixed("report", TellingSection::report);
    return root.fixed("notify", notify -> read(notify, report));
  }

  private record Report(Optional<Duration> every, String since) {}

  private static Report report(Section report) {
    return new Report(
        report.value("every", Times.duration(SHORTEST).or("never")),
        report
            .value(
                "since",
                SettingType.text("previous or the folder of a run", run -> !run.isBlank())
                    .or(TellingSettings.NONE))
            .orElse(TellingSettings.NONE));
  }

  private static TellingSettings read(Section notify, Report report) {
    Optional<String> webhook =
        notify.value(
            "webhook",
            SettingType.text("an address such as https://example.org/hook", TellingSection::isWeb)
                .or("none"));
    Optional<List<String>> command =
        notify.value("command", SettingType.textOrTexts("a command").or("none"));
    return new TellingSettings(
        report.every(),
        report.since(),
        webhook.filter(TellingSection::isWeb).map(URI::create),
        command.orElse(List.of()));
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
