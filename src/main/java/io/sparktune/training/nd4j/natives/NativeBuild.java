package io.sparktune.training.nd4j.natives;

import io.sparktune.settings.ConstantName;

/** A build of ND4J's natives for a platform, the fastest first. */
public enum NativeBuild {
  ONEDNN_AVX512(InstructionSet.AVX512),
  ONEDNN_AVX2(InstructionSet.AVX2),
  /** With oneDNN, which takes what instructions it finds, for any processor. */
  ONEDNN(InstructionSet.BASIC),
  AVX512(InstructionSet.AVX512),
  AVX2(InstructionSet.AVX2),
  /** For any processor. */
  PLAIN(InstructionSet.BASIC);

  private final InstructionSet needed;

  NativeBuild(InstructionSet needed) {
    this.needed = needed;
  }

  /** The instructions that it was compiled for. */
  InstructionSet needed() {
    return needed;
  }

  boolean runsOn(InstructionSet processor) {
    return processor.compareTo(needed) >= 0;
  }

  /** Its platform's name in JavaCPP goes on so. */
  String extension() {
    return this == PLAIN ? "" : "-" + this;
  }

  @Override
  public String toString() {
    return ConstantName.of(this);
  }
}
