package io.heddle.smoke.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code kubectl kustomize}, where a kubectl is installed that knows what the manifests use. */
final class Kustomize {

  /** The first that creates what a replacement points to and takes an annotation selector. */
  private static final int OLDEST = 5;

  private static final Pattern VERSION = Pattern.compile("Kustomize Version: v(\\d+)\\.");

  private Kustomize() {}

  /** Says what is missing; null where it can render. */
  static String missing() throws InterruptedException {
    Matcher version;
    try {
      version = VERSION.matcher(run("kubectl", "version", "--client"));
    } catch (IOException notInstalled) {
      return "kubectl is missing (" + notInstalled.getMessage() + ")";
    }
    if (version.find() && Integer.parseInt(version.group(1)) >= OLDEST) {
      return null;
    }
    return "kubectl has no kustomize of version " + OLDEST + " or later; kubectl 1.27 is the first";
  }

  static String render(Path folder) throws IOException, InterruptedException {
    return run("kubectl", "kustomize", folder.toString());
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", command) + " failed:\n" + output);
    }
    return output;
  }
}
