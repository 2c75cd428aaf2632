package io.heddle.bootstrap.http;

/**
 * Hides the values of query parameters that are known to sign or authorise a request. Stateless;
 * what holds no secret is returned as it came, without a copy.
 *
 * <p>The names are those that the HTTP conventions list for {@code url.query} and {@code url.full};
 * case matters.
 */
final class UrlRedaction {

  private static final String[] SECRETS = {
    "AWSAccessKeyId", "Signature", "sig", "X-Goog-Signature"
  };
  private static final String REDACTED = "REDACTED";

  private UrlRedaction() {}

  /**
   * @param query what follows the question mark; may be null
   * @return the query, each secret value replaced by {@code REDACTED}
   */
  static String redactQuery(String query) {
    if (query == null || !mayHoldSecret(query)) {
      return query;
    }
    StringBuilder redacted = null;
    int start = 0;
    while (start <= query.length()) {
      int end = query.indexOf('&', start);
      if (end < 0) {
        end = query.length();
      }
      int value = startOfSecret(query, start, end);
      if (value >= 0 && redacted == null) {
        redacted = new StringBuilder(query.length() + REDACTED.length());
        redacted.append(query, 0, start);
      }
      if (redacted != null) {
        if (value >= 0) {
          redacted.append(query, start, value).append(REDACTED);
        } else {
          redacted.append(query, start, end);
        }
        if (end < query.length()) {
          redacted.append('&');
        }
      }
      start = end + 1;
    }
    return redacted == null ? query : redacted.toString();
  }

  private static boolean mayHoldSecret(String query) {
    for (String secret : SECRETS) {
      if (query.contains(secret)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where the value begins, if the parameter from start to end is a secret and has one; else -1.
   */
  private static int startOfSecret(String query, int start, int end) {
    for (String secret : SECRETS) {
      int equals = start + secret.length();
      if (equals + 1 < end && query.charAt(equals) == '=' && query.startsWith(secret, start)) {
        return equals + 1;
      }
    }
    return -1;
  }
}
