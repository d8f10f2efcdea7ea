package io.sparktune.training.nd4j;

import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.SavedNetwork;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.model.json.NetworkZip;
import java.util.Set;

/** The file of a trained network: a zip of Deeplearning4j, see {@link NetworkZip}. */
public final class NetworkFile {

  private NetworkFile() {}

  /** How many bytes the entries of such a zip have, see {@link NetworkZip#size}. */
  public static long size(NetworkConfiguration configuration, int parameters) {
    return NetworkZip.size(configuration, parameters);
  }

  /** The zip of a network without the state of its updater; equal networks give equal bytes. */
  public static byte[] write(TrainedNetwork network) {
    return NetworkZip.write(new SavedNetwork(network.configuration(), network.parameters()));
  }

  /**
   * The network in a zip.
   *
   * @param layerClasses names of classes that it may name besides Deeplearning4j's
   * @throws BadModelFile if it is not such a zip, or names other classes
   */
  public static TrainedNetwork read(byte[] zip, Set<String> layerClasses) {
    SavedNetwork saved = NetworkZip.read(zip, layerClasses);
    return new TrainedNetwork(saved.configuration(), saved.parameters());
  }
}
