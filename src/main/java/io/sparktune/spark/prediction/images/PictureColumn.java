package io.sparktune.spark.prediction.images;

import io.sparktune.data.DataError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The column of a table that has the pictures: {@code image}, or the only one that can. */
public final class PictureColumn {

  /** The name of the column that is taken first. */
  public static final String NAME = "image";

  private PictureColumn() {}

  /** The column that has pictures themselves; empty where there is none, or the paths of them. */
  public static Optional<String> ofCells(StructType schema) {
    List<StructField> fields = Arrays.asList(schema.fields());
    Optional<StructField> named =
        fields.stream().filter(field -> field.name().equals(NAME)).findFirst();
    if (named.isPresent()) {
      return named.filter(field -> isPicture(field.dataType())).map(StructField::name);
    }
    List<String> found =
        fields.stream()
            .filter(field -> isPicture(field.dataType()))
            .map(StructField::name)
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * The column that has pictures or their paths.
   *
   * @param source for messages
   * @throws DataError if there is none
   */
  public static String of(String source, StructType schema) {
    Optional<String> cells = ofCells(schema);
    if (cells.isPresent()) {
      return cells.get();
    }
    boolean hasPaths =
        Arrays.stream(schema.fields())
            .anyMatch(
                field ->
                    field.name().equals(NAME) && field.dataType().equals(DataTypes.StringType));
    if (!hasPaths) {
      throw new DataError(
          source
              + ": there is no column image with pictures or their paths; rename the one with"
              + " them");
    }
    return NAME;
  }

  /** Whether cells of a type may be the bytes of a file, pixels, or Spark's struct of an image. */
  private static boolean isPicture(DataType type) {
    return type instanceof BinaryType
        || type instanceof ArrayType
        || (type instanceof StructType struct && isImage(struct));
  }

  /** Whether a struct is that of Spark's source of images. */
  public static boolean isImage(StructType struct) {
    return List.of(struct.fieldNames()).containsAll(List.of("height", "width", "data"));
  }
}
