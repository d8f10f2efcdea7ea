package io.sparktune.model.cnn;

import io.sparktune.model.Activations;
import io.sparktune.model.Loss;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.ArrayList;
import java.util.List;

/** Reads the parts of {@code model} of a convolutional network. */
record CnnReader(SettingsReader model, Task task) {

  private static final String BLOCKS = "blocks";
  private static final int MOST_BLOCKS = 64;
  private static final int MOST_GROWTH = 8;
  private static final Bounds PENALTY = Bounds.from(0, 1000);
  private static final Bounds SHARE = Bounds.fromBelow(0, 1);

  Pooling globalPooling() {
    return model.constant("global-pooling", List.of(Pooling.values()));
  }

  DenseHead head() {
    return new DenseHead(
        model.sizes("dense-units", 0, BlockReader.MOST_FILTERS, "dense-layers", 0, MOST_BLOCKS),
        model.oneOf("dense-activation", Activations.names()),
        model.real("dense-dropout", SHARE),
        model.constant("weight-initialisation", List.of(WeightInitialisation.values())));
  }

  Penalties penalties() {
    return new Penalties(
        model.real("l1", PENALTY),
        model.real("l2", PENALTY),
        model.real("dense-l1", PENALTY),
        model.real("dense-l2", PENALTY));
  }

  Loss loss() {
    return model.constant("loss", Loss.of(task));
  }

  List<ConvolutionBlock> blocks() {
    if (model.isList(BLOCKS)) {
      model.omit("filter-growth", "where model.blocks is a list");
      ConvolutionBlock shared = BlockReader.ofAll(model).block();
      return model.objects(
          BLOCKS,
          1,
          MOST_BLOCKS,
          block -> {
            ConvolutionBlock read = BlockReader.ofOne(block, shared).block();
            requirePadding(block, read);
            return read;
          });
    }
    List<Integer> filters =
        model.sizes("filters", 1, BlockReader.MOST_FILTERS, BLOCKS, 1, MOST_BLOCKS);
    int growth = model.integer("filter-growth", 1, MOST_GROWTH);
    ConvolutionBlock shared = BlockReader.ofAll(model).block(filters.get(0));
    requirePadding(model, shared);
    List<ConvolutionBlock> blocks = new ArrayList<>();
    long factor = 1;
    for (int wanted : filters) {
      blocks.add(shared.withFilters((int) Math.min(BlockReader.MOST_FILTERS, wanted * factor)));
      factor = Math.min(BlockReader.MOST_FILTERS, factor * growth);
    }
    return blocks;
  }

  private static void requirePadding(SettingsReader keys, ConvolutionBlock block) {
    if (block.residual() && block.padding() != Padding.SAME) {
      keys.problem("padding", "must be same where residual = true: what is added is of one size");
    }
  }
}
