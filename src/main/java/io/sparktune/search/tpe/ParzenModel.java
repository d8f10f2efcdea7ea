package io.sparktune.search.tpe;

import java.util.ArrayList;
import java.util.List;

/** What is promising, block by block of parameters. Densities are made when they are asked for. */
final class ParzenModel {

  private final ParameterTree tree;
  private final List<int[]> blocks;
  private final List<TrialSplit> divisions;
  private final double priorWeight;
  private final List<DensityRatio> promises = new ArrayList<>();

  /**
   * @param divisions that by goals comes first
   */
  ParzenModel(
      ParameterTree tree, List<int[]> blocks, List<TrialSplit> divisions, double priorWeight) {
    this.tree = tree;
    this.blocks = blocks;
    this.divisions = divisions;
    this.priorWeight = priorWeight;
    blocks.forEach(block -> promises.add(null));
  }

  DensityRatio promise(int block) {
    if (promises.get(block) == null) {
      promises.set(
          block,
          new DensityRatio(divisions.stream().map(division -> ratio(block, division)).toList()));
    }
    return promises.get(block);
  }

  private DensityRatio.Ratio ratio(int block, TrialSplit division) {
    return new DensityRatio.Ratio(
        density(block, division.wanted(), KernelBandwidth.MEASURED),
        density(
            block,
            division.others(),
            isAlone(block) ? KernelBandwidth.FINE : KernelBandwidth.FIXED),
        division.share());
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
