package io.heddle.weaver.rewrite;

/**
 * The version of a class file. One that is newer than its reader knows is read as the newest that
 * it knows, and gets its own version back: the format has only ever been added to.
 */
final class ClassFileVersion {

  private final int major;

  private ClassFileVersion(int major) {
    this.major = major;
  }

  static ClassFileVersion of(byte[] classFile) {
    return new ClassFileVersion((classFile[6] & 0xff) << 8 | classFile[7] & 0xff);
  }

  int major() {
    return major;
  }

  /**
   * @param newest the newest major version that the reader knows
   */
  byte[] readable(byte[] classFile, int newest) {
    return major <= newest ? classFile : withMajor(classFile.clone(), newest);
  }

  byte[] restore(byte[] woven) {
    return withMajor(woven, major);
  }

  private static byte[] withMajor(byte[] classFile, int version) {
    classFile[6] = (byte) (version >> 8);
    classFile[7] = (byte) version;
    return classFile;
  }
}
