package io.sparktune.spark.executors;

import io.sparktune.data.Dataset;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.serializer.DeserializationStream;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.SerializationStream;
import org.apache.spark.serializer.SerializerInstance;
import org.jspecify.annotations.Nullable;
import scala.reflect.ClassTag;

/**
 * A data set that each executor reads once, piece by piece: a broadcast of the whole would have all
 * of it on the driver's heap. Where driver and executor are one process, there are no pieces.
 */
public final class SharedDataset implements Serializable {

  private static final long serialVersionUID = 1;

  private static final ClassTag<Dataset> DATASET = ClassTag.apply(Dataset.class);
  private static final int PIECE_BYTES = 1 << 24;
  private static final Map<String, WeakReference<Dataset>> OF_THIS_PROCESS =
      new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final List<Broadcast<byte[]>> pieces = new ArrayList<>();

  private SharedDataset() {}

  /** Sends a data set to the executors that will ask for it. */
  public static SharedDataset of(JavaSparkContext spark, Dataset data) {
    SharedDataset shared = spark.isLocal() ? new SharedDataset() : inPieces(spark, data);
    shared.kept(data);
    return shared;
  }

  static SharedDataset inPieces(JavaSparkContext spark, Dataset data) {
    SharedDataset shared = new SharedDataset();
    SerializationStream out = serializer().serializeStream(shared.new Pieces(spark));
    try {
      out.writeObject(data, DATASET);
    } finally {
      out.close();
    }
    return shared;
  }

  /** The data set of this process, or one that is read from the pieces. */
  public Dataset read() {
    WeakReference<Dataset> known = OF_THIS_PROCESS.get(id);
    Dataset here = known == null ? null : known.get();
    return here == null ? kept(received()) : here;
  }

  /** For other folds of the same data set in this process. */
  private Dataset kept(Dataset data) {
    OF_THIS_PROCESS.values().removeIf(known -> known.get() == null);
    OF_THIS_PROCESS.put(id, new WeakReference<>(data));
    return data;
  }

  private Dataset received() {
    DeserializationStream in =
        serializer().deserializeStream(new SequenceInputStream(Collections.enumeration(streams())));
    try {
      return in.readObject(DATASET);
    } finally {
      in.close();
    }
  }

  /** As Spark's own broadcasts: classes may be those of the user's jars. */
  private static SerializerInstance serializer() {
    return new JavaSerializer(SparkEnv.get().conf()).newInstance();
  }

  /** Each piece is fetched as it is read. */
  private List<InputStream> streams() {
    return new AbstractList<>() {
      @Override
      public InputStream get(int piece) {
        return new ByteArrayInputStream(pieces.get(piece).value());
      }

      @Override
      public int size() {
        return pieces.size();
      }
    };
  }

  /** Frees the executors of the pieces. */
  public void free() {
    OF_THIS_PROCESS.remove(id);
    pieces.forEach(piece -> piece.unpersist(false));
  }

  /** Makes pieces of what is written. */
  private final class Pieces extends OutputStream {
    private final JavaSparkContext spark;
    private @Nullable ByteArrayOutputStream piece = new ByteArrayOutputStream();

    Pieces(JavaSparkContext spark) {
      this.spark = spark;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      if (piece == null) {
        throw new IllegalStateException("closed");
      }
      piece.write(bytes, from, length);
      if (piece.size() >= PIECE_BYTES) {
        pieces.add(spark.broadcast(piece.toByteArray()));
        piece.reset();
      }
    }

    @Override
    public void close() {
      if (piece != null) {
        pieces.add(spark.broadcast(piece.toByteArray()));
        piece = null;
      }
    }
  }
}
