package io.heddle.weaver.index;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which type names concern which instrumentation: made when the agent is built, read when it
 * starts, so that no instrumentation's class is loaded before one of its types turns up. Looking a
 * name up allocates nothing. Immutable.
 */
public final class Index {

  private static final int VERSION = 1;

  /** Roots are bits of a long. */
  static final int MAX_ROOTS = 64;

  private final String[] classNames;
  private final String[] names;
  private final Map<String, int[]> jdkTypes;
  private final Map<String, int[]> exactTypes;
  private final String[] roots;
  private final int[][] rootInstrumentations;
  private final Map<String, Integer> rootNumbers = new HashMap<String, Integer>();

  Index(
      String[] classNames,
      String[] names,
      Map<String, int[]> jdkTypes,
      Map<String, int[]> exactTypes,
      Map<String, int[]> rootTypes) {
    this.classNames = classNames;
    this.names = names;
    this.jdkTypes = jdkTypes;
    this.exactTypes = exactTypes;
    this.roots = rootTypes.keySet().toArray(new String[0]);
    this.rootInstrumentations = rootTypes.values().toArray(new int[0][]);
    for (int i = 0; i < roots.length; i++) {
      rootNumbers.put(roots[i], i);
    }
  }

  /** How many instrumentations there are; they are numbered from 0. */
  public int size() {
    return names.length;
  }

  /** Binary name of an instrumentation's class. */
  public String className(int instrumentation) {
    return classNames[instrumentation];
  }

  /** An instrumentation's name in settings. */
  public String name(int instrumentation) {
    return names[instrumentation];
  }

  /** The instrumentations of a JDK class by its internal name; null for nearly every one. */
  public int[] ofJdkType(String internalName) {
    return jdkTypes.get(internalName);
  }

  /** The JDK classes that are woven, by internal name. */
  public Collection<String> jdkTypes() {
    return jdkTypes.keySet();
  }

  /** The instrumentations of a type by its internal name; null for nearly every one. */
  public int[] ofExactType(String internalName) {
    return exactTypes.get(internalName);
  }

  /** The types below which everything is woven, at most 64; a root's place is its number. */
  public String[] roots() {
    return roots;
  }

  /** The bit of a root by its internal name; 0 where the type is none. */
  public long rootBit(String internalName) {
    Integer number = rootNumbers.get(internalName);
    return number == null ? 0 : 1L << number;
  }

  /** The instrumentations that asked for everything below a root. */
  public int[] ofRoot(int root) {
    return rootInstrumentations[root];
  }

  /** Reads what {@link #write} wrote. */
  public static Index read(InputStream input) throws IOException {
    DataInputStream in = new DataInputStream(input);
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException("index of version " + version + ", not " + VERSION);
    }
    String[] classNames = new String[in.readUnsignedShort()];
    String[] names = new String[classNames.length];
    for (int i = 0; i < names.length; i++) {
      classNames[i] = in.readUTF();
      names[i] = in.readUTF();
    }
    return new Index(classNames, names, readTypes(in), readTypes(in), readTypes(in));
  }

  private static Map<String, int[]> readTypes(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    Map<String, int[]> types = new LinkedHashMap<String, int[]>(2 * count);
    for (int i = 0; i < count; i++) {
      String type = in.readUTF();
      int[] instrumentations = new int[in.readUnsignedShort()];
      for (int j = 0; j < instrumentations.length; j++) {
        instrumentations[j] = in.readUnsignedShort();
      }
      types.put(type, instrumentations);
    }
    return types;
  }

  /** Writes the index in a form of its own: counts, and names as modified UTF-8. */
  public void write(OutputStream output) throws IOException {
    DataOutputStream out = new DataOutputStream(output);
    out.writeByte(VERSION);
    out.writeShort(names.length);
    for (int i = 0; i < names.length; i++) {
      out.writeUTF(classNames[i]);
      out.writeUTF(names[i]);
    }
    writeTypes(out, jdkTypes);
    writeTypes(out, exactTypes);
    writeTypes(out, rootTypes());
    out.flush();
  }

  private static void writeTypes(DataOutputStream out, Map<String, int[]> types)
      throws IOException {
    out.writeShort(types.size());
    for (Map.Entry<String, int[]> entry : types.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeShort(entry.getValue().length);
      for (int instrumentation : entry.getValue()) {
        out.writeShort(instrumentation);
      }
    }
  }

  /** The same index without some instrumentations, which keep their numbers. */
  public Index without(boolean[] switchedOff) {
    return new Index(
        classNames,
        names,
        without(jdkTypes, switchedOff),
        without(exactTypes, switchedOff),
        without(rootTypes(), switchedOff));
  }

  private Map<String, int[]> rootTypes() {
    Map<String, int[]> types = new LinkedHashMap<String, int[]>();
    for (int i = 0; i < roots.length; i++) {
      types.put(roots[i], rootInstrumentations[i]);
    }
    return types;
  }

  private static Map<String, int[]> without(Map<String, int[]> types, boolean[] switchedOff) {
    Map<String, int[]> kept = new LinkedHashMap<String, int[]>();
    for (Map.Entry<String, int[]> entry : types.entrySet()) {
      List<Integer> on = new ArrayList<Integer>();
      for (int instrumentation : entry.getValue()) {
        if (!switchedOff[instrumentation]) {
          on.add(instrumentation);
        }
      }
      if (!on.isEmpty()) {
        int[] numbers = new int[on.size()];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = on.get(i);
        }
        kept.put(entry.getKey(), numbers);
      }
    }
    return kept;
  }
}
