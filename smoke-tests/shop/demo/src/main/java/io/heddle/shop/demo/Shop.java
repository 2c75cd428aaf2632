package io.heddle.shop.demo;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.JavaRuntime;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import io.heddle.smoke.receiver.OtlpReceiver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The three services, each in a JVM of its own with the agent attached, as an operator starts them.
 */
public final class Shop implements AutoCloseable {

  private static final String HEAP = "-Xmx192m";
  // What a JVM of a small container chooses by itself; keeps a start on few cores short.
  private static final String SERIAL = "-XX:+UseSerialGC";

  private final List<RunningProgram> services = new ArrayList<>();
  private final OtlpReceiver receiver;
  private final String databaseUrl;
  private final JavaRuntime java;
  private String url;

  private Shop(OtlpReceiver receiver, String databaseUrl, JavaRuntime java) {
    this.receiver = receiver;
    this.databaseUrl = databaseUrl;
    this.java = java;
  }

  /** Returns the shop once each of its services listens. */
  public static Shop open(OtlpReceiver receiver, String databaseUrl, JavaRuntime java)
      throws IOException {
    Shop shop = new Shop(receiver, databaseUrl, java);
    try {
      shop.startServices();
    } catch (IOException | RuntimeException | Error e) {
      shop.close();
      throw e;
    }
    return shop;
  }

  private void startServices() throws IOException {
    RunningProgram stock = start("stock", service("stock", "io.heddle.shop.stock.Stock"));
    String stockUrl = stock.awaitLine("stock listens on (\\S+)").group(1);
    RunningProgram orders =
        start(
            "orders",
            service("orders", "io.heddle.shop.orders.Orders").environment("STOCK_URL", stockUrl));
    String ordersUrl = orders.awaitLine("orders listens on (\\S+)").group(1);
    Path jar = Project.file("smoke-tests/shop/storefront/target").resolve(storefrontJar());
    RunningProgram storefront =
        start(
            "storefront",
            JavaProgram.ofJar(jar)
                .environment("SERVER_PORT", "0")
                .environment("STOCK_URL", stockUrl)
                .environment("ORDERS_URL", ordersUrl));
    url = "http://127.0.0.1:" + storefront.awaitLine("Tomcat started on port (\\d+)").group(1);
  }

  private static String storefrontJar() {
    String[] jars =
        Project.file("smoke-tests/shop/storefront/target")
            .toFile()
            .list((folder, name) -> name.endsWith("-service.jar"));
    if (jars == null || jars.length != 1) {
      throw new IllegalStateException("the storefront is not packaged");
    }
    return jars[0];
  }

  private JavaProgram service(String name, String mainClass) {
    Path target = Project.file("smoke-tests/shop/" + name + "/target");
    String classPath =
        target.resolve("classes")
            + File.pathSeparator
            + Project.jarsIn(target.resolve("libraries"));
    return JavaProgram.ofClass(classPath, mainClass)
        .environment("PORT", "0")
        .environment("DATABASE_URL", databaseUrl);
  }

  private RunningProgram start(String name, JavaProgram program) throws IOException {
    RunningProgram running =
        program
            .named(name)
            .on(java)
            .option(HEAP, SERIAL)
            .agent(Project.agentJar())
            .exportTo(receiver, name)
            .start();
    services.add(running);
    return running;
  }

  /** Returns where the storefront answers. */
  public String url() {
    return url;
  }

  /** Ends the services with SIGTERM, the outermost first, and waits for each. */
  public void stop() {
    List<RunningProgram> outermostFirst = new ArrayList<>(services);
    Collections.reverse(outermostFirst);
    outermostFirst.forEach(RunningProgram::stop);
  }

  /** Returns what the services wrote, for a failure's message. */
  public String output() {
    StringBuilder text = new StringBuilder();
    for (RunningProgram service : services) {
      text.append(service.output()).append('\n');
    }
    return text.toString();
  }

  @Override
  public void close() {
    services.forEach(RunningProgram::close);
  }
}
