package io.heddle.agent.config;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;

/** The properties file that {@link AgentSettings#CONFIGURATION_FILE} names, in UTF-8. */
final class ConfigurationFile {

  /** A larger file is a mistake, and must not cost the application its memory. */
  private static final int MAX_BYTES = 1 << 20;

  private final String path;
  private final String text;
  private final Properties properties;

  private ConfigurationFile(String path, String text, Properties properties) {
    this.path = path;
    this.text = text;
    this.properties = properties;
  }

  /**
   * @param path may start with {@code ~}, the home directory
   * @param complaint takes why the file cannot be used
   * @return null where it cannot be used
   */
  static ConfigurationFile read(String path, Environment environment, StringBuilder complaint) {
    String home = environment.property("user.home");
    File file = new File(path.startsWith("~") && home != null ? home + path.substring(1) : path);
    try {
      // A pipe would block, a device may never end.
      if (!file.isFile()) {
        ValueType.complain(complaint, file.exists() ? "is no file" : "does not exist");
        return null;
      }
      String text = contents(file);
      if (text == null) {
        ValueType.complain(complaint, "is larger than 1 MiB");
        return null;
      }
      Properties properties = new Properties();
      properties.load(new StringReader(text));
      return new ConfigurationFile(path, text, properties);
    } catch (IOException e) {
      ValueType.complain(complaint, "cannot be read (" + e.getMessage() + ")");
    } catch (IllegalArgumentException e) {
      ValueType.complain(complaint, "is no properties file (" + e.getMessage() + ")");
    } catch (SecurityException e) {
      ValueType.complain(complaint, "may not be read (" + e.getMessage() + ")");
    }
    return null;
  }

  /** Null where there is more than the bound. */
  private static String contents(File file) throws IOException {
    byte[] bytes = new byte[(int) Math.min(file.length(), MAX_BYTES) + 1];
    int length = 0;
    try (InputStream in = new FileInputStream(file)) {
      for (int read; (read = in.read(bytes, length, bytes.length - length)) > 0; ) {
        length += read;
        if (length > MAX_BYTES) {
          return null;
        }
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, MAX_BYTES + 1);
        }
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Null where the file has no such key. */
  GivenValue get(String key) {
    String value = properties.getProperty(key);
    return value == null ? null : new GivenValue(value.trim(), origin(key));
  }

  private String origin(String key) {
    int line = line(key);
    return "file " + path + (line == 0 ? "" : ":" + line);
  }

  /** The last line that sets the key, as the last one counts; 0 where escapes hide it. */
  private int line(String key) {
    int found = 0;
    int start = 0;
    for (int number = 1; start < text.length(); number++) {
      int newLine = text.indexOf('\n', start);
      int end = newLine < 0 ? text.length() : newLine;
      while (start < end && text.charAt(start) <= ' ') {
        start++;
      }
      int keyEnd = start + key.length();
      if (text.startsWith(key, start)
          && (keyEnd >= end
              || text.charAt(keyEnd) <= ' '
              || "=:".indexOf(text.charAt(keyEnd)) >= 0)) {
        found = number;
      }
      start = end + 1;
    }
    return found;
  }
}
