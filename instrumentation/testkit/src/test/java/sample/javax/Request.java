package sample.javax;

public record Request(String path) {}
