package io.sparktune.lake.journal;

import java.io.Closeable;
import java.io.IOException;

/** A lock that is held until it is closed. */
interface HeldLock extends Closeable {

  /** Whether the file under its name still is the one that was locked. */
  boolean isOwn() throws IOException;
}
