package io.sparktune.search.tpe;

import java.util.ArrayList;
import java.util.List;

/** The density ratios of all blocks of parameters. Densities are made on demand. */
final class ParzenModel {

  private final ParameterTree tree;
  private final List<int[]> blocks;
  private final List<TrialSplit> splits;
  private final double priorWeight;
  private final List<DensityRatio> ratios = new ArrayList<>();

  /**
   * @param splits that by goals comes first
   */
  ParzenModel(ParameterTree tree, List<int[]> blocks, List<TrialSplit> splits, double priorWeight) {
    this.tree = tree;
    this.blocks = blocks;
    this.splits = splits;
    this.priorWeight = priorWeight;
    blocks.forEach(block -> ratios.add(null));
  }

  DensityRatio ratio(int block) {
    if (ratios.get(block) == null) {
      ratios.set(
          block, new DensityRatio(splits.stream().map(split -> ratio(block, split)).toList()));
    }
    return ratios.get(block);
  }

  private DensityRatio.Ratio ratio(int block, TrialSplit split) {
    return new DensityRatio.Ratio(
        density(block, split.wanted(), KernelBandwidth.MEASURED),
        density(
            block, split.others(), isAlone(block) ? KernelBandwidth.FINE : KernelBandwidth.FIXED),
        split.share());
  }

  private boolean isAlone(int block) {
    return blocks.size() > 1 && blocks.get(block).length == 1;
  }

  /** Parameters of a block exist together, unless it holds them all. */
  private Density density(int block, WeightedPoints sample, KernelBandwidth spread) {
    int[] places = blocks.get(block);
    WeightedPoints having = blocks.size() == 1 ? sample : sample.having(places[0]);
    return new Density(tree, places, having, priorWeight, spread);
  }
}
