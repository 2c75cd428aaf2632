package io.heddle.weaver.index;

import io.heddle.weaver.rules.InstrumentationRules;
import io.heddle.weaver.rules.TypeRule;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the index from what the instrumentations declare. Runs when the agent is built. */
public final class IndexBuilder {

  private final String[] classNames;
  private final String[] names;
  private final Map<String, TreeSet<Integer>> jdkTypes = new TreeMap<String, TreeSet<Integer>>();
  private final Map<String, TreeSet<Integer>> exactTypes = new TreeMap<String, TreeSet<Integer>>();
  private final Map<String, TreeSet<Integer>> rootTypes = new TreeMap<String, TreeSet<Integer>>();

  private IndexBuilder(int size) {
    classNames = new String[size];
    names = new String[size];
  }

  /**
   * @param instrumentations in any order; the result is the same for the same set
   */
  public static Index build(Collection<InstrumentationRules> instrumentations) {
    Map<String, InstrumentationRules> sorted = new TreeMap<String, InstrumentationRules>();
    for (InstrumentationRules rules : instrumentations) {
      if (sorted.put(rules.className(), rules) != null) {
        throw new IllegalArgumentException(rules.className() + " stands twice");
      }
    }
    IndexBuilder builder = new IndexBuilder(sorted.size());
    int number = 0;
    for (InstrumentationRules rules : sorted.values()) {
      builder.add(number++, rules);
    }
    return builder.toIndex();
  }

  private void add(int number, InstrumentationRules rules) {
    classNames[number] = rules.className();
    names[number] = rules.name();
    for (TypeRule type : rules.types()) {
      Map<String, TreeSet<Integer>> types = typesOf(type.kind());
      TreeSet<Integer> numbers = types.get(type.internalName());
      if (numbers == null) {
        numbers = new TreeSet<Integer>();
        types.put(type.internalName(), numbers);
      }
      numbers.add(number);
    }
  }

  private Map<String, TreeSet<Integer>> typesOf(TypeRule.Kind kind) {
    switch (kind) {
      case JDK:
        return jdkTypes;
      case EXACT:
        return exactTypes;
      default:
        return rootTypes;
    }
  }

  private Index toIndex() {
    if (rootTypes.size() > Index.MAX_ROOTS) {
      throw new IllegalArgumentException(
          rootTypes.size() + " root types, at most " + Index.MAX_ROOTS);
    }
    return new Index(classNames, names, numbers(jdkTypes), numbers(exactTypes), numbers(rootTypes));
  }

  private static Map<String, int[]> numbers(Map<String, TreeSet<Integer>> types) {
    Map<String, int[]> result = new TreeMap<String, int[]>();
    for (Map.Entry<String, TreeSet<Integer>> entry : types.entrySet()) {
      int[] numbers = new int[entry.getValue().size()];
      int i = 0;
      for (Integer number : entry.getValue()) {
        numbers[i++] = number;
      }
      result.put(entry.getKey(), numbers);
    }
    return result;
  }
}
