package io.sparktune.training.nd4j;

import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
public final class NetworkFile {

  private static final String CONFIGURATION = ConfigurationFile.NAME;
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final int MOST_CONFIGURATION_BYTES = 4 << 20;
  private static final long MOST_PARAMETERS = 1L << 28;

  /** Two headers of text and lengths, and the shape. */
  private static final int MOST_HEADER_BYTES = 1024;

  private static final long FIXED_TIME = 315_619_200_000L; // 1980, the earliest a zip can say.

  /** Before the numbers of any vector. */
  private static final int HEADER_BYTES = headerBytes();

  private NetworkFile() {}

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
  public static byte[] write(TrainedNetwork network) {
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
   * @param layerClasses names of classes that it may name besides Deeplearning4j's: those of {@link
   *     NetworkKind#layerClasses} of kinds that are loaded
   * @throws BadModelFile if it is not such a zip, or names other classes
   */
  public static TrainedNetwork read(byte[] zip, Set<String> layerClasses) {
    NetworkConfiguration configuration =
        ConfigurationFile.read(entry(zip, CONFIGURATION, MOST_CONFIGURATION_BYTES), layerClasses);
    long parameters = parameterCount(configuration);
    if (parameters < 1 || parameters > MOST_PARAMETERS) {
      throw new BadModelFile("the network has " + parameters + " parameters");
    }
    int most = (int) (MOST_HEADER_BYTES + parameters * Double.BYTES);
    byte[] coefficients = entry(zip, COEFFICIENTS, most);
    return new TrainedNetwork(configuration, parameters(coefficients, (int) parameters));
  }

  private static void start(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(FIXED_TIME);
    zip.putNextEntry(entry);
  }

  private static byte[] entry(byte[] bytes, String name, int most) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          byte[] content = zip.readNBytes(most + 1);
          if (content.length > most) {
            throw new BadModelFile(name + " is larger than " + most + " bytes");
          }
          return content;
        }
      }
    } catch (IOException e) {
      throw new BadModelFile("the zip of the network is damaged: " + e.getMessage(), e);
    }
    throw new BadModelFile("there is no " + name + " in the zip of the network");
  }

  private static long parameterCount(NetworkConfiguration configuration) {
    try {
      long count = 0;
      if (configuration instanceof Graph graph) {
        for (GraphVertex vertex : graph.configuration().getVertices().values()) {
          count = Math.addExact(count, vertex.numParams(true));
        }
      } else if (configuration instanceof Layers layers) {
        for (NeuralNetConfiguration layer : layers.configuration().getConfs()) {
          count = Math.addExact(count, layer.getLayer().initializer().numParams(layer));
        }
      }
      return count;
    } catch (RuntimeException e) {
      throw new BadModelFile(CONFIGURATION + " is damaged: " + e.getMessage(), e);
    }
  }

  /** Reads what {@link Nd4j#write} wrote: the shape, then the numbers, each behind a header. */
  private static float[] parameters(byte[] bytes, int count) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
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
      float[] parameters = new float[count];
      for (int i = 0; i < count; i++) {
        parameters[i] = in.readFloat();
        if (!Float.isFinite(parameters[i])) {
          throw new BadModelFile(COEFFICIENTS + " contains " + parameters[i]);
        }
      }
      return parameters;
    } catch (IOException e) {
      throw new BadModelFile(COEFFICIENTS + " is damaged: " + e, e);
    }
  }

  private static long shapeLength(DataInputStream in) throws IOException {
    long length = in.readLong();
    String type = in.readUTF();
    if (length < 0 || length > MOST_HEADER_BYTES / Long.BYTES || !type.equals("LONG")) {
      throw new BadModelFile(COEFFICIENTS + " has a shape of " + length + " numbers of " + type);
    }
    return length;
  }
}
