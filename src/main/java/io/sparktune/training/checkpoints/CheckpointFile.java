package io.sparktune.training.checkpoints;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The bytes of a checkpoint, little-endian: magic, version, the fold's key, numbers, three arrays
 * behind their lengths, and the CRC-32C of all that. Numbers alone: nothing in them is executed.
 */
public final class CheckpointFile {

  private static final long MAGIC = 0x54_50_4b_43_4b_52_50_53L; // "SPRKCKPT"
  private static final int VERSION = 2;
  private static final int DIGEST_BYTES = 32;
  private static final int FIXED_BYTES =
      Long.BYTES // magic
          + Integer.BYTES // version
          + 3 * Integer.BYTES // trial, fold, epoch
          + Long.BYTES // seed
          + 3 * DIGEST_BYTES
          + 3 * Integer.BYTES // iterations, best, improved
          + Double.BYTES // improved score
          + 2 * Long.BYTES // times
          + 3 * Integer.BYTES // lengths
          + Integer.BYTES; // checksum

  private CheckpointFile() {}

  /**
   * The length of a file with as many numbers.
   *
   * @throws BadCheckpoint if no array is that long
   */
  static int bytes(FoldState.Size size) throws BadCheckpoint {
    long numbers = (long) size.parameters() + size.updater() + size.outputs();
    long bytes = FIXED_BYTES + numbers * Float.BYTES;
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new BadCheckpoint("it would have " + bytes + " bytes");
    }
    return (int) bytes;
  }

  public static byte[] write(CheckpointKey key, FoldState state) throws BadCheckpoint {
    ByteBuffer out =
        ByteBuffer.allocate(bytes(state.size()))
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(MAGIC)
            .putInt(VERSION)
            .putInt(key.trial())
            .putInt(key.fold())
            .putInt(state.epoch())
            .putLong(key.seed())
            .put(HexFormat.of().parseHex(key.plan()))
            .put(HexFormat.of().parseHex(key.preparation()))
            .put(HexFormat.of().parseHex(key.natives()))
            .putInt(state.network().iterations())
            .putInt(state.best())
            .putInt(state.improved())
            .putDouble(state.improvedScore())
            .putLong(state.fitNanos())
            .putLong(state.scoreNanos());
    write(out, state.network().parameters());
    write(out, state.network().updater());
    write(out, state.bestOutputs());
    return out.putInt(checksum(out.array())).array();
  }

  /**
   * The state in a file.
   *
   * @param size that the fold's state must have
   * @throws BadCheckpoint if the file is damaged, or another fold's, or of another epoch
   */
  static FoldState read(byte[] bytes, CheckpointKey key, int epoch, FoldState.Size size)
      throws BadCheckpoint {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < FIXED_BYTES || in.getLong() != MAGIC) {
      throw new BadCheckpoint("not a checkpoint, or a truncated one");
    }
    require("version", VERSION, in.getInt());
    if (in.getInt(bytes.length - Integer.BYTES) != checksum(bytes)) {
      throw new BadCheckpoint("its checksum does not fit: it is damaged");
    }
    require("trial", key.trial(), in.getInt());
    require("fold", key.fold(), in.getInt());
    require("epoch", epoch, in.getInt());
    require("seed", key.seed(), in.getLong());
    require("digest of the plan", key.plan(), digest(in));
    require("digest of the preparation", key.preparation(), digest(in));
    require("digest of the natives", key.natives(), digest(in));
    int iterations = in.getInt();
    int best = in.getInt();
    int improved = in.getInt();
    double improvedScore = in.getDouble();
    long fitNanos = in.getLong();
    long scoreNanos = in.getLong();
    float[] parameters = floats(in, "number of parameters", size.parameters());
    float[] updater = floats(in, "number of values of the updater", size.updater());
    float[] outputs = floats(in, "number of outputs", size.outputs());
    require("length", bytes.length, in.position() + Integer.BYTES);
    return new FoldState(
        epoch,
        new NetworkState(iterations, parameters, updater),
        best,
        outputs,
        improved,
        improvedScore,
        fitNanos,
        scoreNanos);
  }

  private static void write(ByteBuffer out, float[] values) {
    out.putInt(values.length);
    out.asFloatBuffer().put(values);
    out.position(out.position() + values.length * Float.BYTES);
  }

  private static float[] floats(ByteBuffer in, String what, int length) throws BadCheckpoint {
    require(what, length, in.getInt());
    if ((long) length * Float.BYTES > in.remaining() - Integer.BYTES) {
      throw new BadCheckpoint("it ends within its " + length + " values");
    }
    float[] values = new float[length];
    in.asFloatBuffer().get(values);
    in.position(in.position() + length * Float.BYTES);
    return values;
  }

  private static String digest(ByteBuffer in) {
    byte[] bytes = new byte[DIGEST_BYTES];
    in.get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length - Integer.BYTES);
    return (int) checksum.getValue();
  }

  private static void require(String what, Object expected, Object found) throws BadCheckpoint {
    if (!expected.equals(found)) {
      throw new BadCheckpoint("its " + what + " is " + found + ", not " + expected);
    }
  }
}
