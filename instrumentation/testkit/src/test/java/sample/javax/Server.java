package sample.javax;

public final class Server {
  public String serve(Request request) {
    return "javax " + request.path();
  }
}
