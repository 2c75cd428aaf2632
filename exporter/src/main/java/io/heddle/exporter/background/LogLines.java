package io.heddle.exporter.background;

/** Where lines for the operator go. */
public interface LogLines {

  /**
   * @param line without a line break
   */
  void warn(String line);
}
