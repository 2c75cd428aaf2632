package io.heddle.exporter.otlp;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Keys of attributes as bytes. Nearly all are constants of an instrumentation, so each is encoded
 * once and then found by its identity.
 *
 * <p><b>Bound:</b> {@value #SLOTS} keys. Who comes to a slot first keeps it; a key that finds its
 * slot taken is encoded each time.
 */
final class EncodedKeys {

  private static final int SLOTS = 1024;

  /** A longer key is not worth its memory. */
  private static final int MAX_LENGTH = 128;

  private final AttributeKey<?>[] keys = new AttributeKey<?>[SLOTS];
  private final byte[][] encoded = new byte[SLOTS][];

  /** The key in UTF-8; null where it has no slot. */
  byte[] utf8(AttributeKey<?> key) {
    int hash = key.hashCode();
    int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
    if (keys[slot] == key) {
      return encoded[slot];
    }
    if (keys[slot] != null || key.getKey().length() > MAX_LENGTH) {
      return null;
    }
    String text = key.getKey();
    byte[] utf8 = new byte[Utf8.length(text)];
    Utf8.write(text, utf8.length, utf8, 0);
    keys[slot] = key;
    encoded[slot] = utf8;
    return utf8;
  }
}
