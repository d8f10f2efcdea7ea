package io.sparktune.model.json;

import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import io.sparktune.model.SavedNetwork;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The zip in which Deeplearning4j keeps networks. Only the configuration and the coefficients are
 * read, by name and within bounds; whatever else is in a zip is passed over, and no Java object is
 * ever deserialised.
 */
public final class NetworkZip {

  private static final String CONFIGURATION = ConfigurationFile.NAME;
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final int MOST_CONFIGURATION_BYTES = 4 << 20;
  private static final long MOST_PARAMETERS = 1L << 28;

  /** Of the heap, that the parameters may take: there is a copy in native memory, too. */
  private static final int SHARE_OF_HEAP = 3;

  /** Of entries before the one that is looked for, in bytes when unpacked. */
  private static final long MOST_PASSED_OVER = 1L << 32;

  private static final int MOST_ENTRIES = 1_000;
  private static final int LONGEST_SHAPE = 128;
  private static final int BUFFER_BYTES = 1 << 16;

  private static final long FIXED_TIME = 315_619_200_000L; // 1980, the earliest a zip can say.

  /** Before the numbers of any vector. */
  private static final int HEADER_BYTES = headerBytes();

  private NetworkZip() {}

  /**
   * How many bytes the entries of such a zip have before they are compressed: a measure of the
   * network that does not depend on what its weights are.
   */
  public static long size(NetworkConfiguration configuration, int parameters) {
    return json(configuration).length + HEADER_BYTES + (long) Float.BYTES * parameters;
  }

  private static byte[] json(NetworkConfiguration configuration) {
    return configuration.json().getBytes(StandardCharsets.UTF_8);
  }

  private static int headerBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (INDArray one = Nd4j.createFromArray(0f);
        DataOutputStream out = new DataOutputStream(bytes)) {
      Nd4j.write(one, out);
    } catch (IOException e) {
      throw new IllegalStateException("nothing in memory can fail like this", e);
    }
    return bytes.size() - Float.BYTES;
  }

  /** The zip of a network without the state of its updater; equal networks give equal bytes. */
  public static byte[] write(SavedNetwork network) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        INDArray parameters = Nd4j.createFromArray(network.parameters())) {
      start(zip, CONFIGURATION);
      zip.write(json(network.configuration()));
      start(zip, COEFFICIENTS);
      DataOutputStream coefficients = new DataOutputStream(zip);
      Nd4j.write(parameters, coefficients);
      coefficients.flush();
    } catch (IOException e) {
      throw new IllegalStateException("nothing in memory can fail like this", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The network in a zip.
   *
   * @param layerClasses names of classes that it may name besides Deeplearning4j's: those of {@code
   *     layerClasses} of kinds that are loaded
   * @throws BadModelFile if it is not such a zip, or names other classes
   */
  public static SavedNetwork read(byte[] zip, Set<String> layerClasses) {
    NetworkConfiguration configuration =
        ConfigurationFile.read(in(zip, CONFIGURATION, NetworkZip::configuration), layerClasses);
    long parameters = parameterCount(configuration);
    if (parameters < 1 || parameters > MOST_PARAMETERS) {
      throw new BadModelFile("the network has " + parameters + " parameters");
    }
    if (parameters * Float.BYTES > Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP) {
      throw new BadModelFile(
          "the network has "
              + parameters
              + " parameters, too many for the memory of this process, which is "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MiB");
    }
    return new SavedNetwork(
        configuration, in(zip, COEFFICIENTS, entry -> parameters(entry, (int) parameters)));
  }

  /** Reads an entry of a zip. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(InputStream entry) throws IOException;
  }

  private static void start(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(FIXED_TIME);
    zip.putNextEntry(entry);
  }

  /** Reads the first entry of a name. */
  private static <T> T in(byte[] bytes, String name, Reading<T> reading) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      long passed = 0;
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return reading.of(zip);
        }
        passed += zip.skip(MOST_PASSED_OVER + 1 - passed);
        if (passed > MOST_PASSED_OVER || ++entries > MOST_ENTRIES) {
          throw new BadModelFile("the zip of the network has too much in it besides the network");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw BadModelFile.damaged("the zip of the network", e);
    }
    throw new BadModelFile("there is no " + name + " in the zip of the network");
  }

  private static byte[] configuration(InputStream entry) throws IOException {
    byte[] json = entry.readNBytes(MOST_CONFIGURATION_BYTES + 1);
    if (json.length > MOST_CONFIGURATION_BYTES) {
      throw new BadModelFile(
          CONFIGURATION + " is larger than " + MOST_CONFIGURATION_BYTES + " bytes");
    }
    return json;
  }

  private static long parameterCount(NetworkConfiguration configuration) {
    try {
      long count = 0;
      if (configuration instanceof Graph graph) {
        for (GraphVertex vertex : graph.configuration().getVertices().values()) {
          count = sum(count, vertex.numParams(true));
        }
      } else if (configuration instanceof Layers layers) {
        for (NeuralNetConfiguration layer : layers.configuration().getConfs()) {
          count = sum(count, layer.getLayer().initializer().numParams(layer));
        }
      }
      return count;
    } catch (RuntimeException e) {
      throw BadModelFile.damaged(CONFIGURATION, e);
    }
  }

  private static long sum(long count, long more) {
    if (more < 0) {
      throw new IllegalArgumentException("a layer has " + more + " parameters");
    }
    return Math.addExact(count, more);
  }

  /** Reads what {@link Nd4j#write} wrote: the shape, then the numbers, each behind a header. */
  private static float[] parameters(InputStream entry, int count) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(entry, BUFFER_BYTES));
    try {
      in.readUTF();
      in.skipNBytes(shapeLength(in) * Long.BYTES);
      in.readUTF();
      long length = in.readLong();
      String type = in.readUTF();
      if (length != count || !type.equals(DataType.FLOAT.name())) {
        throw new BadModelFile(
            COEFFICIENTS
                + " has "
                + length
                + " numbers of type "
                + type
                + ", not "
                + count
                + " of type FLOAT");
      }
      float[] parameters = numbers(in, count);
      if (in.read() >= 0) {
        throw new BadModelFile(COEFFICIENTS + " has more in it than " + count + " numbers");
      }
      return parameters;
    } catch (EOFException e) {
      throw new BadModelFile(COEFFICIENTS + " is damaged: it is cut off", e);
    } catch (IOException e) {
      throw BadModelFile.damaged(COEFFICIENTS, e);
    }
  }

  private static float[] numbers(DataInputStream in, int count) throws IOException {
    float[] numbers = new float[count];
    byte[] bytes = new byte[BUFFER_BYTES];
    for (int from = 0; from < count; ) {
      int some = Math.min(count - from, BUFFER_BYTES / Float.BYTES);
      in.readFully(bytes, 0, some * Float.BYTES);
      ByteBuffer.wrap(bytes).asFloatBuffer().get(numbers, from, some);
      from += some;
    }
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw new BadModelFile(COEFFICIENTS + " contains " + number);
      }
    }
    return numbers;
  }

  private static long shapeLength(DataInputStream in) throws IOException {
    long length = in.readLong();
    String type = in.readUTF();
    if (length < 0 || length > LONGEST_SHAPE || !type.equals("LONG")) {
      throw new BadModelFile(
          COEFFICIENTS + " has a shape of " + length + " numbers of the type \"" + type + "\"");
    }
    return length;
  }
}
