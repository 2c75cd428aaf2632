package io.heddle.bootstrap.db;

import io.heddle.bootstrap.context.WeakIdentityMap;

/**
 * Where each open connection leads. Stands in the boot loader, since a pool of one application and
 * the driver of another loader speak of the same connections. Connections are held weakly.
 */
public final class DbConnections {

  /** Past so many, further ones are asked anew at each statement. */
  private static final int MAX_CONNECTIONS = 16_384;

  private static final WeakIdentityMap<Object, DbEndpoint> ENDPOINTS =
      new WeakIdentityMap<Object, DbEndpoint>(MAX_CONNECTIONS);

  private DbConnections() {}

  /** Null where nothing is remembered of the connection. */
  public static DbEndpoint endpointOf(Object connection) {
    return ENDPOINTS.get(connection);
  }

  /** Keeps the endpoint for as long as the connection lives. */
  public static void remember(Object connection, DbEndpoint endpoint) {
    ENDPOINTS.put(connection, endpoint);
  }
}
