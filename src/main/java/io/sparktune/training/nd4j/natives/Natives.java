package io.sparktune.training.nd4j.natives;

import java.net.URL;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The natives of this process, which are chosen once, before ND4J begins. */
public final class Natives {

  /** Chooses in place of the study file. */
  static final String PROPERTY = "sparktune.natives";

  private static final Logger LOG = LoggerFactory.getLogger(Natives.class);

  private static final String FOLDER = "org/nd4j/linalg/cpu/nativecpu/bindings/";
  private static final String LIBRARY = "jnind4jcpu";

  /** JavaCPP reads it as its first library is loaded. */
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

  /** Deeplearning4j reads it as each layer is made. */
  private static final String WITHOUT_HELPERS = "org.eclipse.deeplearning4j.helpers.disable";

  /** Where oneDNN reads the instructions that it may take. */
  private static final String MOST = "DNNL_MAX_CPU_ISA";

  private static final String GPUS = "nd4j-jcublas.properties";
  private static final String CUDNN =
      "org/deeplearning4j/cuda/convolution/CudnnConvolutionHelper.class";

  private static @Nullable NativesChoice asked;

  private Natives() {}

  /** Chooses for this process, unless that was done before. */
  public static void begin() {
    choose(asked());
  }

  /** What was chosen, for other processes to choose alike. */
  public static synchronized NativesChoice asked() {
    return asked == null ? NativesChoice.AUTO : asked;
  }

  /**
   * Chooses for this process. What is chosen first holds.
   *
   * @throws IllegalArgumentException if the natives are not here, or not for this processor
   */
  public static synchronized void choose(NativesChoice wanted) {
    String property = System.getProperty(PROPERTY);
    NativesChoice choice = property == null ? wanted : NativesChoice.of(property);
    if (asked != null) {
      if (!asked.equals(choice)) {
        LOG.warn("this process keeps the natives {}; {} came too late", name(), choice);
      }
      return;
    }
    Set<NativeBuild> served = served();
    InstructionSet processor = InstructionSet.ofThisProcessor();
    if (!served.isEmpty() && System.getProperty(EXTENSION) == null) {
      System.setProperty(EXTENSION, choice.among(served, processor).extension());
    }
    asked = choice;
    if (System.getProperty(WITHOUT_HELPERS) == null && hasHelpers()) {
      System.setProperty(WITHOUT_HELPERS, "false");
    }
    String kernels = OpenBlasKernels.choose(processor);
    LOG.info(
        "natives {} of {}, kernels of OpenBLAS {}; the processor has {}",
        name(),
        served,
        kernels,
        processor);
  }

  /** Whether Deeplearning4j's layers can use oneDNN here. */
  public static boolean haveOneDnn() {
    return name().contains(NativeBuild.ONEDNN.extension());
  }

  /** Those of cuDNN are classes of a jar that this release of Deeplearning4j lacks. */
  private static boolean hasHelpers() {
    return areForGpus() ? resource(CUDNN) != null : haveOneDnn();
  }

  private static boolean areForGpus() {
    return resource(GPUS) != null;
  }

  /** The platform and the build, such as {@code linux-x86_64-onednn-avx2}. */
  static String name() {
    if (areForGpus()) {
      return Loader.Detector.getPlatform() + "-cuda";
    }
    String loaded = Loader.getLoadedLibraries().get(LIBRARY);
    if (loaded == null) {
      return Loader.Detector.getPlatform() + System.getProperty(EXTENSION, "");
    }
    Path path = Path.of(loaded);
    return path.getName(path.getNameCount() - 2).toString();
  }

  /**
   * What decides over the last bits of results: the natives, the instructions that oneDNN takes,
   * and what OpenBLAS makes of the processor.
   */
  public static String kind() {
    begin();
    InstructionSet used = InstructionSet.ofThisProcessor().limitedTo(System.getenv(MOST));
    return name() + ", " + used + ", " + Kind.PRODUCTS;
  }

  private static Set<NativeBuild> served() {
    Set<NativeBuild> served = EnumSet.noneOf(NativeBuild.class);
    String file = "/" + System.mapLibraryName(LIBRARY);
    for (NativeBuild build : NativeBuild.values()) {
      if (resource(FOLDER + Loader.Detector.getPlatform() + build.extension() + file) != null) {
        served.add(build);
      }
    }
    return served;
  }

  private static @Nullable URL resource(String name) {
    return Natives.class.getClassLoader().getResource(name);
  }

  /** Made when it is first asked for, since it loads OpenBLAS. */
  private static final class Kind {
    private static final String PRODUCTS = ProductDigest.ofOpenBlas();
  }
}
