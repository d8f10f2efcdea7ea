package io.sparktune.data;

import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Images of 2 × 2 grey values, as a user may have them: a file has five bytes for each image, the
 * last one its label.
 */
public final class GreyImages implements DataKind {

  private static final int PIXELS = 4;

  @Override
  public String name() {
    return "grey-images";
  }

  @Override
  public Settings settings(SettingsReader data, Task task) {
    return new Settings(data.text("path"), data.truth("inverted", false));
  }

  @Override
  public Preparation preparation(SettingsReader prepare, Task task) {
    return new Preparation(prepare.truth("centred", true));
  }

  @Override
  public KeyedDataset read(KindSettings settings, DataFiles files, long seed) {
    Settings images = (Settings) settings;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String file : files.list(images.path())) {
      try (InputStream in = files.open(file)) {
        in.transferTo(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    byte[] all = bytes.toByteArray();
    for (int i = 0; images.inverted() && i < all.length; i++) {
      all[i] = i % (PIXELS + 1) == PIXELS ? all[i] : (byte) ~all[i];
    }
    return new KeyedDataset(new Images(all), RowKeys.none());
  }

  @Override
  public byte[] write(FittedInputs inputs) {
    return RecordJson.write((Fitted) inputs);
  }

  @Override
  public FittedInputs inputs(byte[] file) throws IOException {
    return RecordJson.read(file, Fitted.class);
  }

  public record Settings(String path, boolean inverted) implements KindSettings {
    @Override
    public String place() {
      return path;
    }
  }

  public record Preparation(boolean centred) implements PreparationSettings {
    @Override
    public Imbalance imbalance() {
      return Imbalance.NONE;
    }
  }

  /** Pixels and labels. */
  public static final class Images implements Dataset {

    private static final long serialVersionUID = 1L;

    private final byte[] bytes;
    private final ClassTarget target;

    public Images(byte[] bytes) {
      this.bytes = bytes.clone();
      int[] labels = new int[bytes.length / (PIXELS + 1)];
      for (int row = 0; row < labels.length; row++) {
        labels[row] = bytes[row * (PIXELS + 1) + PIXELS];
      }
      this.target = ClassTarget.of("shape", List.of("dark", "bright"), labels);
    }

    @Override
    public String kind() {
      return "grey-images";
    }

    @Override
    public int rows() {
      return target.rows();
    }

    @Override
    public Target target() {
      return target;
    }

    @Override
    public long bytes() {
      return bytes.length;
    }

    @Override
    public String digest() {
      Fingerprint fingerprint = new Fingerprint();
      for (byte each : bytes) {
        fingerprint.add(each);
      }
      return fingerprint.hex();
    }

    @Override
    public FittedInputs fit(int[] trainRows, PreparationSettings settings) {
      if (trainRows.length == 0) {
        throw new IllegalArgumentException("there are no rows to fit on");
      }
      List<Double> means = new ArrayList<>();
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        double sum = 0;
        for (int row : trainRows) {
          sum += pixel(row, pixel);
        }
        means.add(((Preparation) settings).centred() ? sum / trainRows.length : 0);
      }
      return new Fitted(means);
    }

    private double pixel(int row, int pixel) {
      return bytes[row * (PIXELS + 1) + pixel] & 0xff;
    }
  }

  /** The means that are taken off each pixel. */
  public record Fitted(List<Double> means) implements FittedInputs {

    @Override
    public List<InputShape> inputs() {
      return List.of(new InputShape.Vector(PIXELS));
    }

    @Override
    public FittedScale targetScale() {
      return FittedScale.IDENTITY;
    }

    @Override
    public double[] classWeights() {
      return new double[] {1, 1};
    }

    @Override
    public BatchWriter writer(Dataset data) {
      Images images = (Images) data;
      return (rows, from, count, into) -> {
        float[] values = into.values(0);
        for (int i = 0; i < count; i++) {
          for (int pixel = 0; pixel < PIXELS; pixel++) {
            double grey = images.pixel(rows[from + i], pixel) - means.get(pixel);
            values[i * PIXELS + pixel] = (float) (grey / 255);
          }
        }
      };
    }
  }
}
