package io.sparktune.config.sections;

import io.sparktune.config.reader.Alternatives;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SectionSettings;
import io.sparktune.config.reader.Times;
import io.sparktune.lake.sinks.ConfiguredSink;
import io.sparktune.lake.sinks.SinkKind;
import java.time.Duration;
import java.util.List;

/** Reads {@code sinks}. */
public final class SinksSection {

  public static final String KEY = "sinks";

  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private SinksSection() {}

  /** The sinks in their order. */
  public static List<ConfiguredSink> read(Section root, Kinds kinds) {
    Alternatives<ConfiguredSink> all = new Alternatives<>();
    kinds.sinks().forEach(kind -> all.with(kind.name(), sink -> read(sink, kind)));
    return root.each(KEY, all);
  }

  private static ConfiguredSink read(Section sink, SinkKind kind) {
    Duration every = sink.value("every", Times.duration(SHORTEST), kind.every());
    return new ConfiguredSink(sink.path(), kind.read(new SectionSettings(sink)), every);
  }
}
