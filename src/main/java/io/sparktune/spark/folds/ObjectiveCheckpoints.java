package io.sparktune.spark.folds;

import io.sparktune.objective.KeptState;
import io.sparktune.objective.ObjectiveStates;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * States of objectives as checkpoints of their trials: magic, version, the trial's identity, epoch,
 * time, the bytes behind their length, and the CRC-32C of all that.
 *
 * @param settings the digest of the trial's settings
 */
record ObjectiveCheckpoints(Checkpoints store, String settings) implements ObjectiveStates {

  private static final long MAGIC = 0x5350_524b_4f42_4a53L; // "SPRKOBJS"
  private static final int VERSION = 1;
  private static final int DIGEST_BYTES = 32;
  private static final int FIXED_BYTES =
      Long.BYTES // magic
          + Integer.BYTES // version
          + 2 * Integer.BYTES // trial, epoch
          + Long.BYTES // seed
          + DIGEST_BYTES
          + Long.BYTES // time
          + Integer.BYTES // length
          + Integer.BYTES; // checksum
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8 - FIXED_BYTES;

  @Override
  public void write(FoldAssignment assignment, Checkpoint at, KeptState state) throws IOException {
    byte[] own = state.bytes();
    if (own.length > MOST_BYTES) {
      throw new IOException("it would have " + own.length + " bytes");
    }
    byte[] file = new byte[FIXED_BYTES + own.length];
    ByteBuffer out =
        begin(file, assignment.trial(), state.epoch())
            .putLong(state.millis())
            .putInt(own.length)
            .put(own);
    out.putInt(checksum(file));
    store.write(assignment.trial().number(), assignment.fold(), at, file);
  }

  private ByteBuffer begin(byte[] file, Trial trial, int epoch) {
    return ByteBuffer.wrap(file)
        .putLong(MAGIC)
        .putInt(VERSION)
        .putInt(trial.number())
        .putInt(epoch)
        .putLong(trial.seed())
        .put(HexFormat.of().parseHex(settings));
  }

  @Override
  public KeptState read(FoldAssignment assignment) throws IOException {
    Trial trial = assignment.trial();
    int epoch = assignment.from().epoch();
    byte[] file =
        store.read(trial.number(), assignment.fold(), assignment.from(), FIXED_BYTES + MOST_BYTES);
    if (file.length < FIXED_BYTES
        || ByteBuffer.wrap(file).getInt(file.length - Integer.BYTES) != checksum(file)) {
      throw new IOException("its checksum does not fit: it is damaged");
    }
    ByteBuffer in = ByteBuffer.wrap(file);
    ByteBuffer wanted = begin(new byte[FIXED_BYTES], trial, epoch);
    for (wanted.flip(); wanted.hasRemaining(); ) {
      if (wanted.get() != in.get()) {
        throw new IOException("it is another trial's, or of another epoch or version");
      }
    }
    long millis = in.getLong();
    byte[] own = new byte[in.getInt()];
    in.get(own);
    return new KeptState(epoch, millis, own);
  }

  private static int checksum(byte[] file) {
    CRC32C checksum = new CRC32C();
    checksum.update(file, 0, file.length - Integer.BYTES);
    return (int) checksum.getValue();
  }
}
