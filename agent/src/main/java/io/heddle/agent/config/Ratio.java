package io.heddle.agent.config;

/** A number from 0 to 1. */
final class Ratio extends ValueType<Double> {

  @Override
  Double parse(String text, StringBuilder complaint) {
    double ratio;
    try {
      ratio = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      complain(complaint, "is no number");
      return null;
    }
    // NaN compares false with everything.
    if (ratio >= 0 && ratio <= 1) {
      return ratio;
    }
    complain(complaint, "is not from 0 to 1");
    return null;
  }

  @Override
  String values() {
    return "0 to 1";
  }
}
