package io.sparktune.model.json;

import io.sparktune.model.SavedNetwork;
import io.sparktune.settings.FileReference;
import java.io.IOException;
import java.util.Set;

/** A file with a network: a zip of Deeplearning4j, or an HDF5 file of Keras. */
public final class ModelFile {

  private static final int PK = 0x504b;

  private ModelFile() {}

  /**
   * The network in a file that settings name.
   *
   * @param layerClasses names of classes that it may name besides Deeplearning4j's
   * @throws BadModelFile if it cannot be read; the message names the file
   */
  public static SavedNetwork read(FileReference file, Set<String> layerClasses) {
    try {
      return read(file.bytes(), layerClasses);
    } catch (BadModelFile e) {
      throw new BadModelFile(file.path() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BadModelFile(String.valueOf(e.getMessage()), e);
    }
  }

  /** The network in the bytes of a file. */
  public static SavedNetwork read(byte[] file, Set<String> layerClasses) {
    if (KerasFile.isOne(file)) {
      return KerasFile.read(file);
    }
    if (file.length < Integer.BYTES || ((file[0] & 0xff) << 8 | (file[1] & 0xff)) != PK) {
      throw new BadModelFile("is neither a zip of Deeplearning4j nor an HDF5 file of Keras");
    }
    return NetworkZip.read(file, layerClasses);
  }
}
