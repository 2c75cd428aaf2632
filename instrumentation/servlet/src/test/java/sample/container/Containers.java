package sample.container;

import io.heddle.weaver.rules.Renaming;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The containers that the build has copied, at the lowest and latest versions supported. */
public enum Containers {
  TOMCAT_8_5(() -> javax("tomcat-8.5", "TomcatContainer")),
  TOMCAT_9(() -> javax("tomcat-9", "TomcatContainer")),
  TOMCAT_10_1(() -> jakarta("tomcat-10.1", "TomcatContainer")),
  TOMCAT_11(() -> jakarta("tomcat-11", "TomcatContainer")),
  JETTY_9_4(() -> javax("jetty-9.4", "JettyContainer")),
  JETTY_11(() -> jakarta("jetty-11", "JettyContainer")),
  JETTY_12(() -> jettyEe10("jetty-12.0")),
  JETTY_12_1(() -> jettyEe10("jetty-12.1")),
  UNDERTOW_2_2(() -> javax("undertow-2.2", "UndertowContainer")),
  UNDERTOW_2_3(() -> jakarta("undertow-2.3", "UndertowContainer"));

  private static final Renaming JAKARTA = Renaming.of("javax.servlet.", "jakarta.servlet.");
  private static final Renaming EE10 =
      Renaming.of("org.eclipse.jetty.servlet.", "org.eclipse.jetty.ee10.servlet.");

  private final Supplier<Container> opener;

  Containers(Supplier<Container> opener) {
    this.opener = opener;
  }

  /** One that has not been started. */
  public Container open() {
    return opener.get();
  }

  private static Container javax(String folder, String type) {
    return ContainerLoader.open(jars(folder), type);
  }

  private static Container jakarta(String folder, String type) {
    return ContainerLoader.open(jars(folder), type, JAKARTA);
  }

  private static Container jettyEe10(String folder) {
    return ContainerLoader.open(jars(folder), "JettyContainer", JAKARTA, EE10);
  }

  /** Copied by the servlet module's build; modules beside it use the same. */
  private static Path jars(String folder) {
    return Path.of("..", "servlet", "target", "containers", folder);
  }
}
