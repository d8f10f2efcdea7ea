package io.sparktune.model.text;

import io.sparktune.data.InputShape;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.sequence.Summary;
import java.util.List;

/** Networks for texts. */
public final class TextNetworks {

  /** Two texts and other features. */
  static final List<InputShape> INPUTS =
      List.of(new InputShape.Tokens(7, 12), new InputShape.Tokens(5, 9), new InputShape.Vector(3));

  static final TextNetwork BAG = of(Architecture.BAG, new BagTower(Summary.MEAN));
  static final TextNetwork CONVOLUTIONS =
      of(Architecture.TEXT_CNN, new ConvolutionTower(List.of(2, 3), 4, "tanh", 0));
  static final TextNetwork LSTM = lstm(false, 0, Summary.LAST, 4);

  static final TextNetwork ATTENTION = attention(Positioning.LEARNED, 1, Summary.MEAN, 0);

  private TextNetworks() {}

  static TextNetwork attention(Positioning positions, int blocks, Summary summary, double dropout) {
    EncoderBlock block = new EncoderBlock(2, 3, 5, "tanh", dropout);
    return of(Architecture.ATTENTION, new AttentionTower(positions, blocks, block, summary));
  }

  static TextNetwork lstm(boolean both, double dropout, Summary summary, Integer... units) {
    return of(Architecture.LSTM, new LstmTower(List.of(units), both, dropout, summary));
  }

  static TextNetwork of(Architecture kind, TextTower tower) {
    return of(kind, tower, 0);
  }

  static TextNetwork of(Architecture kind, TextTower tower, double dropout) {
    DenseHead head = new DenseHead(List.of(5), "tanh", dropout, WeightInitialisation.XAVIER, 0, 0);
    return new TextNetwork(kind, new Embedding(6, false), tower, head, 0, Loss.AUTO);
  }

  /** One of each kind. */
  public static List<NetworkSettings> all() {
    return List.of(BAG, CONVOLUTIONS, LSTM, ATTENTION);
  }
}
