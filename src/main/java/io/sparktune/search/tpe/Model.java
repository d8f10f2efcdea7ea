package io.sparktune.search.tpe;

import java.util.ArrayList;
import java.util.List;

/** What is promising, block by block of parameters. Densities are made when they are asked for. */
final class Model {

  private final Tree tree;
  private final List<int[]> blocks;
  private final List<Division> divisions;
  private final double priorWeight;
  private final List<Promise> promises = new ArrayList<>();

  /**
   * @param divisions that by goals comes first
   */
  Model(Tree tree, List<int[]> blocks, List<Division> divisions, double priorWeight) {
    this.tree = tree;
    this.blocks = blocks;
    this.divisions = divisions;
    this.priorWeight = priorWeight;
    blocks.forEach(block -> promises.add(null));
  }

  Promise promise(int block) {
    if (promises.get(block) == null) {
      promises.set(
          block, new Promise(divisions.stream().map(division -> ratio(block, division)).toList()));
    }
    return promises.get(block);
  }

  private Promise.Ratio ratio(int block, Division division) {
    return new Promise.Ratio(
        density(block, division.wanted(), Spread.MEASURED),
        density(block, division.others(), isAlone(block) ? Spread.FINE : Spread.FIXED),
        division.share());
  }

  private boolean isAlone(int block) {
    return blocks.size() > 1 && blocks.get(block).length == 1;
  }

  /** Parameters of a block exist together, unless it holds them all. */
  private Density density(int block, Sample sample, Spread spread) {
    int[] places = blocks.get(block);
    Sample having = blocks.size() == 1 ? sample : sample.having(places[0]);
    return new Density(tree, places, having, priorWeight, spread);
  }
}
