package io.heddle.agent.config;

/** {@code true} or {@code false}, in any case. */
final class Flag extends ValueType<Boolean> {

  @Override
  Boolean parse(String text, StringBuilder complaint) {
    if (text.equalsIgnoreCase("true")) {
      return Boolean.TRUE;
    }
    if (text.equalsIgnoreCase("false")) {
      return Boolean.FALSE;
    }
    complain(complaint, "is neither true nor false");
    return null;
  }

  @Override
  String values() {
    return "`true`, `false`";
  }
}
