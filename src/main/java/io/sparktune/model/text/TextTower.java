package io.sparktune.model.text;

import io.sparktune.model.sequence.GraphEnd;
import io.sparktune.model.sequence.GraphPart;
import io.sparktune.settings.Settings;

/** The layers that make one vector of a text's embedded tokens. */
interface TextTower extends Settings {

  /**
   * A text as the network reads it.
   *
   * @param input of the graph, whose mask tells where texts end
   * @param most tokens of it
   */
  record Text(String input, int most) {}

  /**
   * Adds the layers.
   *
   * @param text the input of the graph
   * @param below {@code [rows, width, steps]}, the embedded tokens
   * @param head with the penalties of all layers
   * @return {@code [rows, width]}
   */
  GraphEnd add(GraphPart graph, Text text, GraphEnd below, DenseHead head);
}
