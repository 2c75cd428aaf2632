package sample;

/** The root of what is woven below it. */
public interface Answering {
  int answer();
}
