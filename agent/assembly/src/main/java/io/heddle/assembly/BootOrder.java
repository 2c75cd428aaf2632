package io.heddle.assembly;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;

/** Puts classes in an order in which each can be defined: its super class and interfaces first. */
final class BootOrder {

  private final Map<String, ClassReader> classes = new TreeMap<>();

  void add(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    classes.put(reader.getClassName(), reader);
  }

  /** Internal names. */
  List<String> names() {
    Set<String> ordered = new LinkedHashSet<>();
    classes.keySet().forEach(name -> addWithParents(name, ordered));
    return new ArrayList<>(ordered);
  }

  private void addWithParents(String name, Set<String> ordered) {
    ClassReader reader = classes.get(name);
    if (reader == null || ordered.contains(name)) {
      return;
    }
    addWithParents(reader.getSuperName(), ordered);
    for (String each : reader.getInterfaces()) {
      addWithParents(each, ordered);
    }
    ordered.add(name);
  }
}
