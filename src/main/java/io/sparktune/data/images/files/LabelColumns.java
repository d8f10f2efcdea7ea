package io.sparktune.data.images.files;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of the columns that say what is known of a picture.
 *
 * @param image with the picture, or with its path
 * @param target what is to be predicted
 * @param group may be empty
 * @param time may be empty
 */
public record LabelColumns(String image, String target, String group, String time)
    implements Serializable {

  /** Those that are text. */
  List<String> texts() {
    return Stream.of(target, group, time).filter(name -> !name.isEmpty()).distinct().toList();
  }
}
