package sample.jakarta;

public record Request(String path) {}
