package io.heddle.weaver.rules;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Packages of a library that stand under another name: one source for both. Immutable. */
public final class Renaming {

  /** Every name stays as it is. */
  public static final Renaming NONE = new Renaming("", "");

  private final String from;
  private final String to;

  private Renaming(String from, String to) {
    this.from = from;
    this.to = to;
  }

  /**
   * @param from package prefix with dots, as in the advice's source
   * @param to package prefix with dots, as in the application
   */
  public static Renaming of(String from, String to) {
    return new Renaming(from.replace('.', '/'), to.replace('.', '/'));
  }

  /** The inverse of {@link #toString()}. */
  public static Renaming parse(String text) {
    int arrow = text.indexOf('>');
    return arrow < 0 ? NONE : new Renaming(text.substring(0, arrow), text.substring(arrow + 1));
  }

  /** Renames a name or descriptor, with slashes. */
  public String internal(String text) {
    if (from.isEmpty()) {
      return text;
    }
    StringBuilder renamed = new StringBuilder(text.length() + to.length());
    int copied = 0;
    for (int at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) {
      if (startsName(text, at)) {
        renamed.append(text, copied, at).append(to);
        copied = at + from.length();
      }
    }
    return renamed.append(text, copied, text.length()).toString();
  }

  /** A name is the whole text, or stands in a descriptor behind an L that is no part of a name. */
  private static boolean startsName(String text, int at) {
    return at == 0
        || text.charAt(at - 1) == 'L'
            && (at == 1 || "()[;BCDFIJSZ".indexOf(text.charAt(at - 2)) >= 0);
  }

  /** Renames what a class refers to; the class keeps its own name. */
  public byte[] apply(byte[] classFile) {
    if (from.isEmpty()) {
      return classFile;
    }
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassRemapper(
            writer,
            new Remapper(org.objectweb.asm.Opcodes.ASM9) {
              @Override
              public String map(String internalName) {
                return internalName.startsWith(from)
                    ? to + internalName.substring(from.length())
                    : internalName;
              }
            }),
        0);
    return writer.toByteArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Renaming && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** Short text that fits a class file's constant: {@code javax/servlet/>jakarta/servlet/}. */
  @Override
  public String toString() {
    return from.isEmpty() ? "" : from + '>' + to;
  }
}
