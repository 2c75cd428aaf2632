package io.heddle.agent.resource;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * {@code spring.application.name}, in the order in which Spring Boot lets one source win over
 * another. Files are looked for beside the program, in the folders of the class path and in the
 * main jar; other jars are not opened, and no class loader of the application is asked.
 */
final class SpringApplicationName {

  private static final String KEY = "spring.application.name";
  private static final String[] STEMS = {"application", "bootstrap"};
  private static final String[] FOLDERS_OF_JAR = {"BOOT-INF/classes/", ""};

  private final Machine machine;
  private final MainProgram program;

  SpringApplicationName(Machine machine, MainProgram program) {
    this.machine = machine;
    this.program = program;
  }

  /** Null where there is none. */
  String find() {
    String name = usable(program.argument(KEY));
    if (name == null) {
      name = usable(machine.property(KEY));
    }
    if (name == null) {
      name = usable(machine.variable("SPRING_APPLICATION_NAME"));
    }
    if (name == null) {
      name = inFolder(machine.resolve("config"));
    }
    if (name == null) {
      name = inFolder(machine.resolve(""));
    }
    return name == null ? onClassPath() : name;
  }

  private String onClassPath() {
    String classPath = machine.property("java.class.path");
    String separator = machine.property("path.separator");
    for (int start = 0; classPath != null && separator != null && start < classPath.length(); ) {
      int next = classPath.indexOf(separator, start);
      int end = next < 0 ? classPath.length() : next;
      String name = inFolder(machine.resolve(classPath.substring(start, end)));
      if (name != null) {
        return name;
      }
      start = end + separator.length();
    }
    return inJar();
  }

  private String inFolder(File folder) {
    if (!folder.isDirectory()) {
      return null;
    }
    for (String stem : STEMS) {
      String name = inProperties(Machine.contents(new File(folder, stem + ".properties")));
      if (name == null) {
        name = inYaml(Machine.contents(new File(folder, stem + ".yml")));
      }
      if (name == null) {
        name = inYaml(Machine.contents(new File(folder, stem + ".yaml")));
      }
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  private String inJar() {
    for (String stem : STEMS) {
      String name = inProperties(program.entry(inJarFolders(stem + ".properties")));
      if (name == null) {
        name = inYaml(program.entry(inJarFolders(stem + ".yml")));
      }
      if (name == null) {
        name = inYaml(program.entry(inJarFolders(stem + ".yaml")));
      }
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  private static String[] inJarFolders(String file) {
    String[] entries = new String[FOLDERS_OF_JAR.length];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = FOLDERS_OF_JAR[i] + file;
    }
    return entries;
  }

  private static String inProperties(byte[] contents) {
    if (contents == null) {
      return null;
    }
    Properties properties = new Properties();
    try {
      // ISO 8859-1, as Spring Boot reads it.
      properties.load(new ByteArrayInputStream(contents));
    } catch (IOException e) {
      throw new IllegalStateException("no input or output here", e);
    } catch (IllegalArgumentException e) {
      // A broken escape: what was read before it counts.
      return usable(properties.getProperty(KEY));
    }
    return usable(properties.getProperty(KEY));
  }

  private static String inYaml(byte[] contents) {
    return contents == null
        ? null
        : usable(YamlText.scalar(new String(contents, StandardCharsets.UTF_8), KEY));
  }

  /** Null where the name has a placeholder in it, which Spring would fill and we cannot. */
  private static String usable(String name) {
    String text = Machine.nonEmpty(name);
    return text == null || text.contains("${") || text.startsWith("@") ? null : text;
  }
}
