package sample.jakarta;

public final class Server {
  public String serve(Request request) {
    return "jakarta " + request.path();
  }
}
