package io.sparktune.lake.journal;

import io.sparktune.lake.Storage;
import io.sparktune.trial.FoldResult;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * Folds of earlier runs in the file {@code taken-over.jsonl} of a study, found by what was trained.
 * Only their places are in memory; a fold is read when it is asked for. For one thread.
 */
public final class TakenOverFolds implements Closeable {

  private static final String NAME = "taken-over.jsonl";
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long NOWHERE = -1;
  private static final long[] NO_PLACES = {};

  /** Hands folds over one by one. */
  @FunctionalInterface
  public interface Source {
    void giveTo(Taker taker) throws IOException;
  }

  /** Takes one fold more. */
  @FunctionalInterface
  public interface Taker {
    void take(TakenOverFold fold) throws IOException;
  }

  private final Storage folder;

  /** By training: the number of each fold, and where its line begins. */
  private final Map<String, long[]> places;

  private final FSDataInputStream in;

  private TakenOverFolds(Storage folder, Map<String, long[]> places, FSDataInputStream in) {
    this.folder = folder;
    this.places = places;
    this.in = in;
  }

  /** Writes the file of a study; it appears when all folds are in it. */
  public static void write(Storage folder, Source source) {
    long[] folds = new long[1];
    folder.write(NAME, out -> source.giveTo(fold -> out.write(fold.toBytes(++folds[0]))));
  }

  /** Whether a study has such a file. */
  public static boolean areIn(Storage folder) {
    return folder.names().contains(NAME);
  }

  /** Opens the file of a study; of several folds that are the same, the first one counts. */
  public static TakenOverFolds open(Storage folder) {
    try (InputStream lines = stream(folder)) {
      Map<String, long[]> places = new HashMap<>();
      long place = 0;
      for (byte[] line = JournalReader.line(lines);
          line.length > 0;
          line = JournalReader.line(lines)) {
        TakenOverFold.Head head = TakenOverFold.head(line);
        long[] before = places.getOrDefault(head.training(), NO_PLACES);
        if (placeOf(head.fold(), before) == NOWHERE) {
          places.put(head.training(), with(place, head.fold(), before));
        }
        place += line.length;
      }
      return new TakenOverFolds(folder, places, folder.fileSystem().open(folder.path(NAME)));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static InputStream stream(Storage folder) throws IOException {
    return new BufferedInputStream(folder.fileSystem().open(folder.path(NAME)), BUFFER_BYTES);
  }

  private static long placeOf(int fold, long[] places) {
    for (int i = 0; i < places.length; i += 2) {
      if (places[i] == fold) {
        return places[i + 1];
      }
    }
    return NOWHERE;
  }

  private static long[] with(long place, int fold, long[] before) {
    long[] places = Arrays.copyOf(before, before.length + 2);
    places[before.length] = fold;
    places[before.length + 1] = place;
    return places;
  }

  /** How many folds there are, no two the same. */
  public long size() {
    return places.values().stream().mapToLong(each -> each.length / 2).sum();
  }

  /** What a fold of this training gave; empty where that is not known. */
  public Optional<FoldResult> find(String training, int fold) {
    long place = placeOf(fold, places.getOrDefault(training, NO_PLACES));
    if (place == NOWHERE) {
      return Optional.empty();
    }
    try {
      in.seek(place);
      byte[] line = JournalReader.line(new BufferedInputStream(in));
      return Optional.of(TakenOverFold.parse(JournalReader.withoutLineFeed(line)).result());
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static UncheckedIOException unreadable(Storage folder, IOException reason) {
    return new UncheckedIOException("cannot read " + folder.path(NAME), reason);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
