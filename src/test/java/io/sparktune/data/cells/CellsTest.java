package io.sparktune.data.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.Copies;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CellsTest {

  @Test
  void numbersThatAreAllFloats_takeFourBytes() {
    Cells cells = Cells.ofNumbers(new double[] {0.5, Double.NaN, -3, 16_777_216});

    assertThat(cells.bytes()).isEqualTo(16);
    assertThat(cells.numberAt(0)).isEqualTo(0.5);
    assertThat(cells.numberAt(1)).isNaN();
    assertThat(cells.numberAt(3)).isEqualTo(16_777_216);
  }

  @Test
  void oneNumberThatIsNoFloat_makesAllTakeEightBytes() {
    Cells cells = Cells.ofNumbers(new double[] {0.5, 0.1, 1e300});

    assertThat(cells.bytes()).isEqualTo(24);
    assertThat(cells.numberAt(1)).isEqualTo(0.1);
    assertThat(cells.numberAt(2)).isEqualTo(1e300);
  }

  @ParameterizedTest
  @CsvSource({"2,1", "128,1", "129,2", "32768,2", "32769,4"})
  void codes_takeAsFewBytesAsTheHighestNeeds(int count, int width) {
    int[] codes = {-1, 0, count - 1};

    Cells cells = Cells.ofCodes(codes, count);

    assertThat(cells.bytes()).isEqualTo(3L * width);
    assertThat(IntStream.range(0, 3).map(cells::codeAt)).containsExactly(-1, 0, count - 1);
  }

  @Test
  void cellsOfSeveralChunks_keepEveryCellThroughACopy() {
    int rows = (2 << Cells.CHUNK_BITS) / Double.BYTES + 5;
    Cells cells = Cells.ofNumbers(IntStream.range(0, rows).mapToDouble(row -> row / 3.0).toArray());

    Cells copy = Copies.copy(cells, Cells.class);

    assertThat(copy.rows()).isEqualTo(rows);
    assertThat(IntStream.range(0, rows).filter(row -> copy.numberAt(row) != row / 3.0)).isEmpty();
  }

  @Test
  void copy_liesOutsideTheHeap() throws ReflectiveOperationException {
    Cells copy = Copies.copy(Cells.ofNumbers(new double[] {1, 2, 3}), Cells.class);

    // What the virtual machine counts as direct memory shrinks whenever it collects garbage.
    Field chunks = Cells.class.getDeclaredField("chunks");
    chunks.setAccessible(true);
    assertThat((ByteBuffer[]) chunks.get(copy)).isNotEmpty().allMatch(ByteBuffer::isDirect);
  }
}
