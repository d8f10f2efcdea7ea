package io.sparktune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Names of classes in every form in which Jackson has classes loaded by them, and what tells
 * whether one was: a mark, and a class loader that keeps the names that it is asked for.
 */
public final class NamedClasses {

  private static final AtomicBoolean INITIALISED = new AtomicBoolean();

  /** Leaves a mark when it is initialised, as classes with harmful initialisers would do harm. */
  static final class Marked {
    static {
      INITIALISED.set(true);
    }

    private Marked() {}
  }

  private static final AtomicBoolean PROVED = new AtomicBoolean();

  /** Leaves a mark, too. */
  static final class Proof {
    static {
      PROVED.set(true);
    }

    private Proof() {}
  }

  /** The class with the mark. */
  public static final String MARKED = NamedClasses.class.getName() + "$Marked";

  /** The class with the mark, and published gadgets of Java's and of libraries of ours. */
  public static final List<String> NAMES =
      List.of(
          MARKED,
          "com.sun.rowset.JdbcRowSetImpl",
          "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
          "javax.script.ScriptEngineManager",
          "javax.swing.JEditorPane",
          "java.net.URLClassLoader",
          "java.util.logging.FileHandler",
          "org.apache.commons.collections.functors.InvokerTransformer",
          "org.apache.commons.collections4.functors.InvokerTransformer",
          "org.apache.hadoop.util.Shell",
          "org.codehaus.janino.ScriptEvaluator",
          "org.deeplearning4j.nn.conf.layers.objdetect.Yolo2OutputLayer");

  private NamedClasses() {}

  /** Values that name a class, by the form. */
  public static Map<String, String> forms(String name) {
    Map<String, String> forms = new LinkedHashMap<>();
    String escaped = name.replace(".", "\\u002e").replace("a", "\\u0061");
    for (String key : List.of("@class", "class", "@type", "type", "@c", "@", "\\u0040class")) {
      forms.put("property " + key, "{\"%s\": \"%s\"}".formatted(key, name));
    }
    forms.put("property, last", "{\"a\": 1, \"@class\": \"%s\"}".formatted(name));
    forms.put("property in escapes", "{\"@class\": \"%s\"}".formatted(escaped));
    forms.put("property twice", "{\"@class\": \"x.Y\", \"@class\": \"%s\"}".formatted(name));
    forms.put("minimal", "{\"@c\": \".%s\"}".formatted(name.substring(name.lastIndexOf('.') + 1)));
    forms.put("array", "[\"%s\", {}]".formatted(name));
    forms.put("array in escapes", "[\"%s\", {\"a\": 1}]".formatted(escaped));
    forms.put("array of a value", "[\"%s\", \"ldap://127.0.0.1:1/x\"]".formatted(name));
    forms.put("array in an array", "[[\"%s\", {}]]".formatted(name));
    forms.put("array of many", "[\"[L%s;\", []]".formatted(name));
    forms.put("wrapper", "{\"%s\": {}}".formatted(name));
    forms.put("wrapper in escapes", "{\"%s\": {}}".formatted(escaped));
    forms.put("type parameter", "{\"@class\": \"java.util.ArrayList<%s>\"}".formatted(name));
    forms.put(
        "array with parameter", "[\"java.util.HashMap<java.lang.String,%s>\", {}]".formatted(name));
    forms.put("class", "\"%s\"".formatted(name));
    return forms;
  }

  /** Runs an action and says which classes of {@link #NAMES} it had loaded. */
  public static Set<String> loadedBy(Runnable action) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    Listening listening = new Listening(before);
    thread.setContextClassLoader(listening);
    try {
      action.run();
    } finally {
      thread.setContextClassLoader(before);
    }
    Set<String> loaded = ConcurrentHashMap.newKeySet();
    NAMES.stream().filter(listening.names::contains).forEach(loaded::add);
    if (INITIALISED.get()) {
      loaded.add(MARKED);
    }
    return loaded;
  }

  /** Whether the class with the mark was initialised. */
  public static boolean isInitialised() {
    return INITIALISED.get();
  }

  /** Keeps the names that it is asked for. */
  private static final class Listening extends ClassLoader {

    private final List<String> names = new ArrayList<>();

    Listening(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (names) {
        names.add(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  /** Whether marks are left and names are kept when a class is initialised by its name. */
  public static boolean areFound() {
    Listening listening = new Listening(NamedClasses.class.getClassLoader());
    String name = NamedClasses.class.getName() + "$Proof";
    try {
      Class.forName(name, true, listening);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
    return PROVED.get() && listening.names.contains(name);
  }
}
