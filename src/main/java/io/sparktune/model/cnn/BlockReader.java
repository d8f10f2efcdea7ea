package io.sparktune.model.cnn;

import io.sparktune.model.Activations;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the keys of blocks: those that hold for all of them, and those that one block has
 * otherwise.
 *
 * @param shared what a key means where the block does not have it; empty where every key counts
 */
record BlockReader(SettingsReader keys, Optional<ConvolutionBlock> shared) {

  static final int MOST_FILTERS = 65_536;

  private static final int MOST_PIXELS = 1024;
  private static final int MOST_CONVOLUTIONS = 16;
  private static final Bounds SHARE = Bounds.fromBelow(0, 1);

  /** A softmax over the pixels of a column is nothing that anybody means. */
  private static final List<String> ACTIVATIONS =
      Activations.names().stream().filter(name -> !name.equals("softmax")).toList();

  /** Keys that hold for all blocks. */
  static BlockReader ofAll(SettingsReader model) {
    return new BlockReader(model, Optional.empty());
  }

  /** Keys of one block. */
  static BlockReader ofOne(SettingsReader block, ConvolutionBlock shared) {
    return new BlockReader(block, Optional.of(shared));
  }

  /** The block of a list of blocks. */
  ConvolutionBlock block() {
    return block(number("filters", MOST_FILTERS, ConvolutionBlock::filters));
  }

  /** A block of so many filters, which another key gives. */
  ConvolutionBlock block(int filters) {
    return new ConvolutionBlock(
        filters,
        number("convolutions", MOST_CONVOLUTIONS, ConvolutionBlock::convolutions),
        number("kernel", MOST_PIXELS, ConvolutionBlock::kernel),
        number("stride", MOST_PIXELS, ConvolutionBlock::stride),
        padding(),
        of(
            "pooling",
            key -> keys.constant(key, List.of(Pooling.values())),
            ConvolutionBlock::pooling),
        number("pool-size", MOST_PIXELS, ConvolutionBlock::poolSize),
        of("batch-normalisation", keys::truth, ConvolutionBlock::batchNormalisation),
        of("activation", key -> keys.oneOf(key, ACTIVATIONS), ConvolutionBlock::activation),
        of("dropout", key -> keys.real(key, SHARE), ConvolutionBlock::dropout),
        of("spatial-dropout", key -> keys.real(key, SHARE), ConvolutionBlock::spatialDropout),
        of("residual", keys::truth, ConvolutionBlock::residual),
        of("separable", keys::truth, ConvolutionBlock::separable));
  }

  private Padding padding() {
    return of(
        "padding", key -> keys.constant(key, List.of(Padding.values())), ConvolutionBlock::padding);
  }

  private int number(String key, int most, Function<ConvolutionBlock, Integer> otherwise) {
    return of(key, name -> keys.integer(name, 1, most), otherwise);
  }

  private <T> T of(String key, Function<String, T> read, Function<ConvolutionBlock, T> otherwise) {
    return shared.isPresent() && !keys.isGiven(key)
        ? otherwise.apply(shared.get())
        : read.apply(key);
  }
}
