package io.heddle.agent;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Where the JVM enters the agent, and the only class of ours that the application's loader sees.
 * Decides whether to start at all, and starts in a loader of its own. Whatever goes wrong is one
 * line on stderr: an exception that left {@code premain} would abort the JVM.
 *
 * <p>This class runs on any JVM since Java 6, to be able to say that it is too old.
 */
public final class Premain {

  /** A boot class of ours: where it is loaded already, an agent is attached already. */
  private static final String BOOT_CLASS = "io.heddle.bootstrap.trace.Tracing";

  private static final String ENABLED = "otel.javaagent.enabled";

  private static final String FIRST_JAVA = "1.8";

  private Premain() {}

  /** Called before {@code main}, for {@code -javaagent}. */
  public static void premain(String arguments, Instrumentation jvm) {
    attach(arguments, jvm);
  }

  /** Called in a running JVM, through the attach API. */
  public static void agentmain(String arguments, Instrumentation jvm) {
    attach(arguments, jvm);
  }

  private static void attach(String arguments, Instrumentation jvm) {
    try {
      if (isSwitchedOff(arguments) || isJdkTool(System.getProperty("sun.java.command"))) {
        return;
      }
      String java = System.getProperty("java.specification.version");
      if (isTooOld(java)) {
        say("needs Java 8 or newer, not " + java + "; the application runs without it");
      } else if (isAttached()) {
        say("is attached already; the second -javaagent is ignored");
      } else {
        start(arguments, jvm);
      }
    } catch (Throwable failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      say("cannot start, the application runs without it: " + cause);
    }
  }

  private static void start(String arguments, Instrumentation jvm) throws Exception {
    File jar = new File(Premain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ClassLoader loader = new AgentClassLoader(new ZipFile(jar));
    // First the boot classes, since nearly all of the agent's own refer to them.
    loader
        .loadClass("io.heddle.agent.boot.BootClasses")
        .getMethod("install", Instrumentation.class, File.class)
        .invoke(null, jvm, jar);
    loader
        .loadClass("io.heddle.agent.start.AgentStart")
        .getMethod("start", String.class, Instrumentation.class)
        .invoke(null, arguments, jvm);
  }

  /**
   * {@code otel.javaagent.enabled}, looked up without anything that costs: in the agent's
   * arguments, the system properties, the environment. A configuration file is read later.
   */
  private static boolean isSwitchedOff(String arguments) {
    String given = ";" + arguments + ";";
    if (given.contains(";" + ENABLED + "=")) {
      return given.contains(";" + ENABLED + "=false;");
    }
    String enabled = System.getProperty(ENABLED);
    if (enabled == null) {
      enabled = System.getenv("OTEL_JAVAAGENT_ENABLED");
    }
    return enabled != null && "false".equalsIgnoreCase(enabled.trim());
  }

  /**
   * Whether the JVM runs a tool of the JDK, which {@code JAVA_TOOL_OPTIONS} attaches agents to as
   * well. The launcher of source files is no tool but an application.
   *
   * @param command the main class or module and its arguments; null in a JVM that has no launcher
   */
  static boolean isJdkTool(String command) {
    if (command == null) {
      return false;
    }
    int space = command.indexOf(' ');
    String main = space < 0 ? command : command.substring(0, space);
    int slash = main.indexOf('/');
    boolean module = slash > 0 && (main.startsWith("jdk.") || main.startsWith("java."));
    String mainClass = module ? main.substring(slash + 1) : main;
    if (mainClass.startsWith("com.sun.tools.javac.launcher.")) {
      return false;
    }
    return module
        || mainClass.startsWith("sun.")
        || mainClass.startsWith("com.sun.tools.")
        || mainClass.startsWith("jdk.");
  }

  /** Versions are {@code 1.5} to {@code 1.8}, then {@code 9} and up. */
  static boolean isTooOld(String java) {
    return java != null && java.startsWith("1.") && java.compareTo(FIRST_JAVA) < 0;
  }

  private static boolean isAttached() {
    try {
      Class.forName(BOOT_CLASS, false, null);
      return true;
    } catch (ClassNotFoundException expected) {
      return false;
    }
  }

  private static void say(String message) {
    System.err.println("heddle: " + message);
  }

  /**
   * Loads the agent's own classes from entries of the jar that no other loader finds. Beside the
   * application's loader, not below it: neither can see the other's classes.
   */
  private static final class AgentClassLoader extends ClassLoader {

    private static final String FOLDER = "agent/";
    private static final String CLASS = ".class";
    private static final String HIDDEN_CLASS = ".classdata";

    static {
      registerAsParallelCapable();
    }

    private final ZipFile jar;

    AgentClassLoader(ZipFile jar) {
      super(ClassLoader.getSystemClassLoader().getParent());
      this.jar = jar;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] classFile;
      try {
        classFile = read(FOLDER + name.replace('.', '/') + HIDDEN_CLASS);
      } catch (IOException failure) {
        throw new ClassNotFoundException(name, failure);
      }
      if (classFile == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, classFile, 0, classFile.length);
    }

    /** Hidden entries as resources, class files included; else those at the root of the jar. */
    @Override
    public InputStream getResourceAsStream(String name) {
      try {
        byte[] content = read(FOLDER + hidden(name));
        if (content == null) {
          content = read(name);
        }
        return content == null ? null : new ByteArrayInputStream(content);
      } catch (IOException unreadable) {
        // As the contract of this method has it: what cannot be read is not there.
        return null;
      }
    }

    private static String hidden(String name) {
      return name.endsWith(CLASS)
          ? name.substring(0, name.length() - CLASS.length()) + HIDDEN_CLASS
          : name;
    }

    /** There is no URL for a hidden entry; what asks for one is told that there is none. */
    @Override
    protected URL findResource(String name) {
      return null;
    }

    private byte[] read(String path) throws IOException {
      ZipEntry entry = jar.getEntry(path);
      if (entry == null) {
        return null;
      }
      byte[] content = new byte[(int) entry.getSize()];
      InputStream in = jar.getInputStream(entry);
      try {
        int used = 0;
        while (used < content.length) {
          int n = in.read(content, used, content.length - used);
          if (n < 0) {
            throw new IOException(path + " is cut short");
          }
          used += n;
        }
        return content;
      } finally {
        in.close();
      }
    }
  }
}
