package io.sparktune;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** The lines of Sparktune's loggers from INFO on, as they are logged. */
public final class LogLines extends AbstractAppender implements AutoCloseable {

  private static final String LOGGER = "io.sparktune";

  /** How long lines are waited for. */
  private static final long MOST_SECONDS = 60;

  private final List<LogEvent> events = new CopyOnWriteArrayList<>();

  private LogLines() {
    super("lines", null, null, false, Property.EMPTY_ARRAY);
  }

  /** Keeps all lines until it is closed. */
  public static LogLines keep() {
    LogLines lines = new LogLines();
    lines.start();
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    Configuration configuration = context.getConfiguration();
    LoggerConfig logger = new LoggerConfig(LOGGER, Level.INFO, true);
    logger.addAppender(lines, Level.INFO, null);
    configuration.removeLogger(LOGGER);
    configuration.addLogger(LOGGER, logger);
    context.updateLoggers();
    return lines;
  }

  @Override
  public void append(LogEvent event) {
    events.add(event.toImmutable());
  }

  /** The lines with this value of a field, in order. */
  public List<LogEvent> with(String field, String value) {
    return events.stream().filter(event -> value.equals(field(event, field))).toList();
  }

  /** As many lines of this event, once they are there: listeners of Spark hear of things late. */
  public List<LogEvent> await(String event, int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (with("event", event).size() < count && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    return with("event", event);
  }

  /** The first line of this event. */
  public Optional<LogEvent> first(String event) {
    return with("event", event).stream().findFirst();
  }

  /** A field of a line, null if it has none of this name. */
  public static String field(LogEvent line, String name) {
    return line.getContextData().getValue(name);
  }

  public static String text(LogEvent line) {
    return line.getMessage().getFormattedMessage();
  }

  @Override
  public void close() {
    Configurator.reconfigure();
  }
}
