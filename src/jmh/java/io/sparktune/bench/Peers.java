package io.sparktune.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The results of other projects' samplers on the same functions by the same protocols. */
final class Peers {

  private static final String RESOURCE = "/bench/peers.csv";

  private Peers() {}

  static List<Quality> of(Protocol protocol) throws IOException {
    try (InputStream file = Peers.class.getResourceAsStream(RESOURCE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .filter(cells -> cells[2].equals(protocol.name()))
          .map(cells -> quality(cells, protocol))
          .toList();
    }
  }

  private static Quality quality(String[] cells, Protocol protocol) {
    return new Quality(
        cells[0],
        cells[1],
        cells[2],
        Integer.parseInt(cells[3]),
        Stream.of(cells).skip(4).limit(protocol.checkpoints().size()).map(Peers::number).toList(),
        number(cells[8]),
        number(cells[9]));
  }

  private static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }
}
