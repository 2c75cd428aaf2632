package io.heddle.weaver.match;

/**
 * The names in the head of a class file: super class and interfaces. Reads the constant pool's
 * structure only (Java Virtual Machine Specification, chapter 4) and loads nothing.
 */
final class ClassFileHeader {

  private static final int MAGIC = 0xCAFEBABE;

  private final String superName;
  private final String[] interfaceNames;

  private ClassFileHeader(String superName, String[] interfaceNames) {
    this.superName = superName;
    this.interfaceNames = interfaceNames;
  }

  /** Null where the bytes are not a class file of a form that is known; never throws. */
  static ClassFileHeader parse(byte[] classFile) {
    try {
      return read(classFile);
    } catch (IndexOutOfBoundsException truncatedOrGarbage) {
      // Cheaper than looking before each step, and the JVM says what is wrong with the class.
      return null;
    }
  }

  private static ClassFileHeader read(byte[] classFile) {
    if (u4(classFile, 0) != MAGIC) {
      return null;
    }
    int[] entries = new int[u2(classFile, 8)];
    int end = readConstantPool(classFile, entries);
    if (end < 0) {
      return null;
    }
    int superIndex = u2(classFile, end + 4);
    String superName = superIndex == 0 ? null : className(classFile, entries, superIndex);
    int interfaceCount = u2(classFile, end + 6);
    if (end + 8 + 2 * interfaceCount > classFile.length) {
      return null;
    }
    String[] interfaceNames = new String[interfaceCount];
    for (int i = 0; i < interfaceCount; i++) {
      interfaceNames[i] = className(classFile, entries, u2(classFile, end + 8 + 2 * i));
    }
    return new ClassFileHeader(superName, interfaceNames);
  }

  /**
   * Notes where each entry starts.
   *
   * @return where the pool ends; -1 where an entry is of no known kind
   */
  private static int readConstantPool(byte[] classFile, int[] entries) {
    int at = 10;
    for (int i = 1; i < entries.length; i++) {
      entries[i] = at;
      switch (classFile[at]) {
        case 1: // Utf8
          at += 3 + u2(classFile, at + 1);
          break;
        case 3: // Integer
        case 4: // Float
        case 9: // Fieldref
        case 10: // Methodref
        case 11: // InterfaceMethodref
        case 12: // NameAndType
        case 17: // Dynamic
        case 18: // InvokeDynamic
          at += 5;
          break;
        case 5: // Long
        case 6: // Double: both take two entries
          at += 9;
          i++;
          break;
        case 7: // Class
        case 8: // String
        case 16: // MethodType
        case 19: // Module
        case 20: // Package
          at += 3;
          break;
        case 15: // MethodHandle
          at += 4;
          break;
        default:
          return -1;
      }
    }
    return at;
  }

  /** Internal name; null for {@code java.lang.Object} and modules. */
  String superName() {
    return superName;
  }

  /** Internal names; not to be changed. */
  String[] interfaceNames() {
    return interfaceNames;
  }

  private static String className(byte[] classFile, int[] entries, int index) {
    int utf8 = entries[u2(classFile, entries[index] + 1)];
    int length = u2(classFile, utf8 + 1);
    char[] name = new char[length];
    int used = 0;
    for (int at = utf8 + 3, end = at + length; at < end; ) {
      int b = classFile[at] & 0xff;
      if (b < 0x80) {
        name[used++] = (char) b;
        at++;
      } else if (b < 0xe0) {
        name[used++] = (char) ((b & 0x1f) << 6 | classFile[at + 1] & 0x3f);
        at += 2;
      } else {
        name[used++] =
            (char) ((b & 0x0f) << 12 | (classFile[at + 1] & 0x3f) << 6 | classFile[at + 2] & 0x3f);
        at += 3;
      }
    }
    return new String(name, 0, used);
  }

  private static int u2(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  private static int u4(byte[] bytes, int at) {
    return u2(bytes, at) << 16 | u2(bytes, at + 2);
  }
}
