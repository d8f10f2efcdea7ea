package io.sparktune.config.hocon;

/** An object or a list that a scan has open, with the key and value at which the scan stands. */
final class ScanFrame {

  final String path;
  final int depth;
  final boolean isList;
  final int openLine;
  final StringBuilder key = new StringBuilder();
  final StringBuilder value = new StringBuilder();
  boolean inValue;
  int keyLine;
  int elements;

  ScanFrame(String path, int depth, boolean isList, int openLine) {
    this.path = path;
    this.depth = depth;
    this.isList = isList;
    this.inValue = isList;
    this.openLine = openLine;
  }
}
