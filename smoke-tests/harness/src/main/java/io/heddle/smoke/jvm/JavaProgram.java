package io.heddle.smoke.jvm;

import io.heddle.smoke.receiver.OtlpReceiver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a program is started: its Java, options, environment and arguments, as an operator writes
 * them. Each method changes this and returns it.
 */
public final class JavaProgram {

  private final List<String> prefix = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> mainAndArguments = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private String executable = JavaRuntime.current().java().toString();
  private Path folder;
  private String name;

  private JavaProgram(String name, List<String> mainAndArguments) {
    this.name = name;
    this.mainAndArguments.addAll(mainAndArguments);
  }

  /** A main class of a class path. */
  public static JavaProgram ofClass(String classPath, String mainClass, String... arguments) {
    JavaProgram program =
        new JavaProgram(
            mainClass.substring(mainClass.lastIndexOf('.') + 1),
            List.of("-cp", classPath, mainClass));
    program.mainAndArguments.addAll(List.of(arguments));
    return program;
  }

  /** An executable jar. */
  public static JavaProgram ofJar(Path jar, String... arguments) {
    JavaProgram program =
        new JavaProgram(jar.getFileName().toString(), List.of("-jar", jar.toString()));
    program.mainAndArguments.addAll(List.of(arguments));
    return program;
  }

  /** Another command that starts a JVM, such as a script or one of the JDK's tools. */
  public static JavaProgram ofCommand(Path command, String... arguments) {
    JavaProgram program = new JavaProgram(command.getFileName().toString(), List.of(arguments));
    program.executable = command.toString();
    return program;
  }

  /** Names it in messages. */
  public JavaProgram named(String newName) {
    name = newName;
    return this;
  }

  public JavaProgram on(JavaRuntime runtime) {
    executable = runtime.java().toString();
    return this;
  }

  /** Starts it with this Java, which {@code release} need not describe. */
  public JavaProgram onJavaAt(Path java) {
    executable = java.toString();
    return this;
  }

  /** Puts a command in front of it, such as one that changes the user. */
  public JavaProgram under(String... command) {
    prefix.addAll(List.of(command));
    return this;
  }

  public JavaProgram in(Path workingFolder) {
    folder = workingFolder;
    return this;
  }

  public JavaProgram option(String... jvmOptions) {
    options.addAll(List.of(jvmOptions));
    return this;
  }

  public JavaProgram environment(String key, String value) {
    environment.put(key, value);
    return this;
  }

  /** Attaches an agent on the command line. */
  public JavaProgram agent(Path jar) {
    return option("-javaagent:" + jar);
  }

  /**
   * Has the agent export to the receiver as this service, soon after each span and in protobuf over
   * HTTP; metrics and logs are off.
   */
  public JavaProgram exportTo(OtlpReceiver receiver, String service) {
    return exportTo(receiver.endpoint(), service);
  }

  public JavaProgram exportTo(String endpoint, String service) {
    environment("OTEL_SERVICE_NAME", service);
    environment("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
    environment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    environment("OTEL_BSP_SCHEDULE_DELAY", "100");
    environment("OTEL_METRICS_EXPORTER", "none");
    return environment("OTEL_LOGS_EXPORTER", "none");
  }

  public String name() {
    return name;
  }

  public RunningProgram start() throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(executable);
    command.addAll(options);
    command.addAll(mainAndArguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder == null ? null : new File(folder.toString()));
    // What this build was started with must not reach the program.
    builder
        .environment()
        .keySet()
        .removeIf(
            key ->
                key.startsWith("OTEL_")
                    || key.equals("JAVA_TOOL_OPTIONS")
                    || key.equals("JDK_JAVA_OPTIONS")
                    || key.equals("_JAVA_OPTIONS")
                    || key.equals("CLASSPATH"));
    builder.environment().putAll(environment);
    return new RunningProgram(name, builder.start());
  }

  /** Runs it to its end. */
  public RunningProgram run() throws IOException {
    RunningProgram program = start();
    program.awaitExit();
    return program;
  }
}
