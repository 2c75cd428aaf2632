package sample.app;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import java.net.InetSocketAddress;
import sample.container.Container;

/** Undertow 2. */
public final class UndertowContainer implements Container {

  private DeploymentManager deployment;
  private Undertow server;

  @Override
  public int start() throws Exception {
    DeploymentInfo shop =
        Servlets.deployment()
            .setClassLoader(UndertowContainer.class.getClassLoader())
            .setContextPath(Shop.CONTEXT_PATH)
            .setDeploymentName("shop")
            .addListener(Servlets.listener(Shop.class))
            .addErrorPage(Servlets.errorPage(Shop.ERROR_PAGE, Shop.STATUS_WITH_PAGE))
            .addErrorPage(Servlets.errorPage(Shop.ERROR_PAGE, IllegalArgumentException.class));
    deployment = Servlets.newContainer().addDeployment(shop);
    deployment.deploy();
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(2)
            .setWorkerThreads(8)
            .setHandler(Handlers.path().addPrefixPath(Shop.CONTEXT_PATH, deployment.start()))
            .build();
    server.start();
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void stop() throws Exception {
    server.stop();
    deployment.stop();
    deployment.undeploy();
  }
}
