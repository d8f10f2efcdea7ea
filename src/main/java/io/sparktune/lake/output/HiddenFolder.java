package io.sparktune.lake.output;

import io.sparktune.lake.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder beside an output, in which that is made until it is whole. Nothing is left of it. */
public final class HiddenFolder implements AutoCloseable {

  private static final Comparator<Path> IN_ORDER =
      Comparator.comparingInt(HiddenFolder::number)
          .thenComparingInt(part -> part.getName().length())
          .thenComparing(Path::getName);

  private final FileSystem fileSystem;
  private final Path output;
  private final Path folder;
  private final List<Path> newParents;

  private HiddenFolder(FileSystem fileSystem, Path output, Path folder, List<Path> newParents) {
    this.fileSystem = fileSystem;
    this.output = output;
    this.folder = folder;
    this.newParents = newParents;
  }

  /**
   * A new folder beside an output that does not exist.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  public static HiddenFolder beside(Storage output) {
    FileSystem fileSystem = output.fileSystem();
    Path place = new Path(output.uri());
    Path folder = new Path(place.getParent(), ".sparktune-" + UUID.randomUUID());
    try {
      List<Path> newParents = new ArrayList<>();
      for (Path parent = place.getParent();
          parent != null && !fileSystem.exists(parent);
          parent = parent.getParent()) {
        newParents.add(parent);
      }
      if (!fileSystem.mkdirs(folder)) {
        throw new IOException("the folder " + place.getParent() + " cannot be written to");
      }
      fileSystem.deleteOnExit(folder); // for a process that is asked to end
      return new HiddenFolder(fileSystem, place, folder, newParents);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + output, e);
    }
  }

  /** The address of a folder in it that does not exist yet. */
  public String parts() {
    return partsFolder().toString();
  }

  private Path partsFolder() {
    return new Path(folder, "parts");
  }

  /** Gives the folder of the parts the output's name. */
  public void publishParts() {
    publish(partsFolder());
  }

  /** Gives a file of all parts, in the order of their names, the output's name. */
  public void publishJoined(PartJoin join) {
    Path joined = new Path(folder, "joined");
    try {
      join.join(fileSystem, files(), joined);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + output, e);
    }
    publish(joined);
  }

  private List<Path> files() throws IOException {
    return Arrays.stream(fileSystem.listStatus(partsFolder()))
        .map(FileStatus::getPath)
        .filter(file -> file.getName().startsWith("part-"))
        .sorted(IN_ORDER)
        .toList();
  }

  /** Of a Spark partition; its files are numbered at the ends of their names. */
  private static int number(Path part) {
    return Integer.parseInt(part.getName().split("-", 3)[1]);
  }

  private void publish(Path whole) {
    try {
      if (fileSystem.exists(output)) {
        throw new IOException("somebody else has made it meanwhile");
      }
      if (!fileSystem.rename(whole, output)) {
        throw new IOException("cannot rename " + whole);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + output, e);
    }
  }

  @Override
  public void close() {
    try {
      fileSystem.delete(folder, true);
      fileSystem.cancelDeleteOnExit(folder);
      for (Path parent : newParents) {
        if (fileSystem.listStatus(parent).length > 0) {
          return;
        }
        fileSystem.delete(parent, false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
