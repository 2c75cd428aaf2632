package io.heddle.smoke.wiremock;

import static io.heddle.smoke.traffic.Request.of;

import io.heddle.smoke.traffic.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * A hundred requests to WireMock: its administration first, then what was stubbed, and what was
 * not.
 */
final class WireMockStubs {

  private static final int TIMES = 9;
  private static final String MAPPINGS = "/__admin/mappings";

  private WireMockStubs() {}

  static List<Request> hundred() {
    List<Request> requests = new ArrayList<>();
    stub(requests, "ANY", "/ok", "\"status\": 200, \"body\": \"fine\"");
    stub(requests, "POST", "/things", "\"status\": 201, \"body\": \"made\"");
    stub(requests, "DELETE", "/things", "\"status\": 204");
    stub(requests, "GET", "/gone", "\"status\": 410");
    stub(requests, "GET", "/broken", "\"status\": 500, \"body\": \"no\"");
    stub(requests, "GET", "/busy", "\"status\": 503, \"fixedDelayMilliseconds\": 20");
    stub(requests, "GET", "/moved", "\"status\": 302, \"headers\": {\"Location\": \"/ok\"}");
    requests.add(admin("GET", MAPPINGS, 200));
    requests.add(admin("POST", MAPPINGS, 422).withBody("{\"no\": \"stub\"}"));
    for (int i = 0; i < TIMES; i++) {
      requests.add(stubbed("GET", "/ok?number=" + i, 200));
      requests.add(stubbed("HEAD", "/ok", 200));
      requests.add(stubbed("POST", "/things", 201).withBody("{\"name\": \"thing\"}"));
      requests.add(stubbed("DELETE", "/things", 204));
      requests.add(stubbed("GET", "/gone", 410));
      requests.add(stubbed("GET", "/broken", 500));
      requests.add(stubbed("GET", "/busy", 503));
      requests.add(stubbed("GET", "/moved", 302));
      requests.add(stubbed("PUT", "/not-stubbed", 404).withBody("a=b"));
      requests.add(stubbed("PATCH", "/ok", 200).withBody("a=b"));
    }
    requests.add(admin("GET", "/__admin/requests", 200));
    return requests;
  }

  private static void stub(List<Request> requests, String method, String path, String response) {
    String mapping = "{\"request\": {\"method\": \"%s\", \"urlPath\": \"%s\"}, \"response\": {%s}}";
    requests.add(admin("POST", MAPPINGS, 201).withBody(mapping.formatted(method, path, response)));
  }

  private static Request admin(String method, String path, int status) {
    return of(method, path, status, method + " /__admin/*");
  }

  private static Request stubbed(String method, String path, int status) {
    return of(method, path, status, method + " /*");
  }
}
