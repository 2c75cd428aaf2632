package io.heddle.agent.config;

/** Any text. */
final class Text extends ValueType<String> {

  @Override
  String parse(String text, StringBuilder complaint) {
    return text;
  }
}
