package io.sparktune.model.text;

import io.sparktune.model.Activations;
import io.sparktune.model.sequence.Summary;
import io.sparktune.settings.SettingsReader;
import java.util.List;

/** The layers between a text's embedding and its one vector. */
public enum Architecture {
  /** Mean or maximum of the embeddings, whatever their order. */
  BAG("bag") {
    @Override
    TextTower tower(SettingsReader model) {
      return new BagTower(model.constant("pooling", List.of(Summary.MEAN, Summary.MAX)));
    }
  },
  /** Convolutions of several widths side by side, and the maximum of each filter (Kim, 2014). */
  TEXT_CNN("text-cnn") {
    @Override
    TextTower tower(SettingsReader model) {
      return new ConvolutionTower(
          model.sizes("widths", 1, MOST_WIDTH, "convolutions", 1, MOST_LAYERS),
          model.integer("filters", 1, TextNetworkReader.MOST_UNITS),
          model.oneOf("activation", ELEMENTWISE),
          model.real("dropout", TextNetworkReader.SHARE));
    }
  },
  /** Layers of LSTM cells, in one direction or both. */
  LSTM("lstm") {
    @Override
    TextTower tower(SettingsReader model) {
      return new LstmTower(
          model.sizes("units", 1, TextNetworkReader.MOST_UNITS, "layers", 1, MOST_LAYERS),
          model.truth("bidirectional"),
          model.real("dropout", TextNetworkReader.SHARE),
          model.constant("summary", List.of(Summary.values())));
    }
  },
  /** Encoder blocks of self-attention (Vaswani and others, 2017). */
  ATTENTION("attention") {
    @Override
    TextTower tower(SettingsReader model) {
      return new AttentionTower(
          model.constant("positions", List.of(Positioning.values())),
          model.integer("blocks", 1, MOST_LAYERS),
          new EncoderBlock(
              model.integer("heads", 1, MOST_HEADS),
              model.integer("head-size", 1, TextNetworkReader.MOST_UNITS),
              model.integer("feed-forward", 1, TextNetworkReader.MOST_UNITS),
              model.oneOf("activation", ELEMENTWISE),
              model.real("dropout", TextNetworkReader.SHARE)),
          model.constant("summary", List.of(Summary.MAX, Summary.MEAN, Summary.ATTENTION)));
    }
  };

  private static final int MOST_WIDTH = 64;
  private static final int MOST_HEADS = 64;
  private static final int MOST_LAYERS = 16;
  private static final List<String> ELEMENTWISE =
      Activations.names().stream().filter(name -> !name.equals("softmax")).toList();

  private final String kind;

  Architecture(String kind) {
    this.kind = kind;
  }

  /** The value of {@code model.kind}. */
  String kind() {
    return kind;
  }

  /** Reads the keys of these layers. */
  abstract TextTower tower(SettingsReader model);
}
