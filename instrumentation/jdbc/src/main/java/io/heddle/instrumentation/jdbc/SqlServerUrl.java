package io.heddle.instrumentation.jdbc;

import static io.heddle.bootstrap.db.DbEndpoint.NO_PORT;

import io.heddle.bootstrap.db.DbEndpoint;
import java.util.Properties;

/**
 * {@code //host\instance:port;databaseName=name;..} of Microsoft's driver and {@code
 * sqlserver://host:port/database;instance=name} of jTDS. The namespace is {@code instance|database}
 * where there is a named instance, whose port nobody knows but the server.
 */
final class SqlServerUrl {

  private static final String SYSTEM = "microsoft.sql_server";
  private static final int DEFAULT_PORT = 1433;

  private SqlServerUrl() {}

  static DbEndpoint parse(String rest, Properties properties) {
    int slashes = rest.indexOf("//");
    String text = slashes < 0 ? "" : rest.substring(slashes + 2);
    int semicolon = text.indexOf(';');
    String server = semicolon < 0 ? text : text.substring(0, semicolon);
    UrlOptions options =
        new UrlOptions(semicolon < 0 ? "" : text.substring(semicolon + 1), ";", properties);
    String instance = options.first("instanceName", "instance");
    int backslash = server.indexOf('\\');
    if (backslash >= 0) {
      int colon = server.indexOf(':', backslash);
      instance = server.substring(backslash + 1, colon < 0 ? server.length() : colon);
      server = server.substring(0, backslash) + (colon < 0 ? "" : server.substring(colon));
    }
    ServerAddress address = ServerAddress.parse(server, NO_PORT);
    String host = "".equals(address.host) ? options.first("serverName", "server") : address.host;
    int port = address.port;
    if (port == NO_PORT) {
      String given = options.first("portNumber", "port");
      port = given == null ? NO_PORT : ServerAddress.port(given, 0, NO_PORT);
    }
    return endpoint(host, port, instance, options.first("databaseName", "database"));
  }

  static DbEndpoint parseJtds(String rest) {
    int slashes = rest.indexOf("//");
    boolean sybase = rest.startsWith("sybase");
    if (slashes < 0 || sybase) {
      return new DbEndpoint(sybase ? DbEndpoint.OTHER_SQL : SYSTEM, null, null, NO_PORT);
    }
    String text = rest.substring(slashes + 2);
    int semicolon = text.indexOf(';');
    String server = semicolon < 0 ? text : text.substring(0, semicolon);
    UrlOptions options =
        new UrlOptions(semicolon < 0 ? "" : text.substring(semicolon + 1), ";", null);
    int slash = server.indexOf('/');
    String database = slash < 0 ? null : server.substring(slash + 1);
    ServerAddress address =
        ServerAddress.parse(slash < 0 ? server : server.substring(0, slash), NO_PORT);
    return endpoint(address.host, address.port, options.first("instance"), database);
  }

  private static DbEndpoint endpoint(String host, int port, String instance, String database) {
    String namespace = database;
    if (instance != null) {
      namespace = database == null ? instance : instance + '|' + database;
    }
    int knownPort = port == NO_PORT && instance == null ? DEFAULT_PORT : port;
    return new DbEndpoint(SYSTEM, namespace, host == null ? "localhost" : host, knownPort);
  }
}
