package io.sparktune.data.images.files;

/** The form in which pictures lie in files; {@link #AUTO} goes by the names of the files. */
public enum ImageFormat {
  AUTO,
  IDX,
  CIFAR_10,
  CIFAR_100,
  /** A folder for each class. */
  FOLDERS,
  /** A table with a picture, or with its path, in each row. */
  TABLE
}
