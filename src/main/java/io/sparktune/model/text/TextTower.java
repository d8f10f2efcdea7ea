package io.sparktune.model.text;

import io.sparktune.model.sequence.GraphEnd;
import io.sparktune.model.sequence.GraphPart;
import io.sparktune.settings.Settings;

/** The layers that make one vector of a text's embedded tokens. */
interface TextTower extends Settings {

  /**
   * Adds the layers.
   *
   * @param input of the graph, whose mask tells where texts end
   * @param below {@code [rows, width, steps]}, the embedded tokens
   * @param head with the penalties of all layers
   * @return {@code [rows, width]}
   */
  GraphEnd add(GraphPart graph, String input, GraphEnd below, DenseHead head);
}
