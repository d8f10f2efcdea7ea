package io.sparktune.settings;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of settings and its SHA-256. Every value is written behind a tag of its kind:
 * records by simple name and components in order, enum constants by name, lists and texts behind
 * their length, numbers in binary. Anything else is refused, so that nothing is compared by an
 * identity that changes from run to run.
 */
public final class SettingsDigest {

  private final DataOutputStream out;

  private SettingsDigest(DataOutputStream out) {
    this.out = out;
  }

  /**
   * The digest of a record, a list, an enum constant, a text, a number or a truth value.
   *
   * @throws IllegalArgumentException if a value in it is of another kind
   */
  public static String of(Object value) {
    return digest(
        out -> {
          if (value instanceof Record settings) {
            out.writeRecord(settings);
          } else {
            out.write(value);
          }
        });
  }

  /**
   * The digest of a record by its components, whatever digest it gives itself.
   *
   * @throws IllegalArgumentException if it is not a record, or a component has no canonical form
   */
  public static String ofRecord(Settings settings) {
    if (!(settings instanceof Record components)) {
      throw new IllegalArgumentException(
          settings.getClass().getName() + " is not a record and has to give a digest");
    }
    return digest(out -> out.writeRecord(components));
  }

  private interface Content {
    void writeTo(SettingsDigest digest) throws IOException;
  }

  private static String digest(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      content.writeTo(new SettingsDigest(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Sha256.of(bytes.toByteArray());
  }

  private void write(@Nullable Object value) throws IOException {
    if (value == null) {
      out.writeByte('0');
    } else if (value instanceof Settings settings) {
      out.writeByte('x');
      writeText(settings.digest());
    } else if (value instanceof Record settings) {
      writeRecord(settings);
    } else if (value instanceof Enum<?> constant) {
      out.writeByte('e');
      writeText(constant.name());
    } else if (value instanceof List<?> list) {
      out.writeByte('l');
      out.writeInt(list.size());
      for (Object element : list) {
        write(element);
      }
    } else if (value instanceof Optional<?> optional) {
      write(optional.orElse(null));
    } else {
      writePlain(value);
    }
  }

  private void writePlain(Object value) throws IOException {
    if (value instanceof String text) {
      out.writeByte('s');
      writeText(text);
    } else if (value instanceof Double || value instanceof Float) {
      out.writeByte('d');
      // Adding 0 turns -0.0, which equals 0.0, into it.
      out.writeDouble(((Number) value).doubleValue() + 0.0);
    } else if (value instanceof Integer || value instanceof Long) {
      out.writeByte('i');
      out.writeLong(((Number) value).longValue());
    } else if (value instanceof Boolean truth) {
      out.writeByte('b');
      out.writeBoolean(truth);
    } else if (value instanceof Character character) {
      out.writeByte('c');
      out.writeChar(character);
    } else {
      throw new IllegalArgumentException(
          value.getClass().getName()
              + " has no canonical form; use records, enums, lists, texts, numbers and truth"
              + " values, or give a digest");
    }
  }

  private void writeRecord(Record settings) throws IOException {
    out.writeByte('r');
    writeText(settings.getClass().getSimpleName());
    RecordComponent[] components = settings.getClass().getRecordComponents();
    out.writeInt(components.length);
    for (RecordComponent component : components) {
      writeText(component.getName());
      write(read(settings, component));
    }
  }

  private static Object read(Record settings, RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    try {
      return accessor.invoke(settings);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(component + " cannot be read", e);
    }
  }

  private void writeText(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
