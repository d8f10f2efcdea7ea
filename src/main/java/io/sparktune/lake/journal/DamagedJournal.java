package io.sparktune.lake.journal;

/** A journal has a line in its midst that cannot be read, so what followed from it is unknown. */
public final class DamagedJournal extends RuntimeException {
  private static final long serialVersionUID = 1;

  DamagedJournal(String place) {
    super(place + "; restore the file from a copy, or start the study under another name");
  }
}
