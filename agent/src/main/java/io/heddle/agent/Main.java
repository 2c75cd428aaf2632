package io.heddle.agent;

/** What {@code java -jar heddle-agent.jar} prints: what this jar is and how it is attached. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    String version = Main.class.getPackage().getImplementationVersion();
    System.out.println("Heddle " + version + ", a Java agent for distributed tracing.");
    System.out.println("Attach it: java -javaagent:heddle-agent.jar -jar your-service.jar");
  }
}
