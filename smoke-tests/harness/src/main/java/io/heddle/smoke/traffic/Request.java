package io.heddle.smoke.traffic;

/**
 * A request to a traced server, and what has to come of it.
 *
 * @param body empty for none
 * @param status what the server answers without an agent
 * @param spanName name of the one SERVER span
 */
public record Request(
    String method, String pathAndQuery, String body, int status, String spanName) {

  public static Request of(String method, String pathAndQuery, int status, String spanName) {
    return new Request(method, pathAndQuery, "", status, spanName);
  }

  public Request withBody(String newBody) {
    return new Request(method, pathAndQuery, newBody, status, spanName);
  }

  String path() {
    int query = pathAndQuery.indexOf('?');
    return query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
  }

  @Override
  public String toString() {
    return method + " " + pathAndQuery;
  }
}
