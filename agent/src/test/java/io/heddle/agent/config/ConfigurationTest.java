package io.heddle.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

  private final GivenConfiguration given = new GivenConfiguration();

  @TempDir Path folder;

  @Test
  void nothingGiven_defaultsHoldSilently() {
    Configuration configuration = given.load();

    assertThat(configuration.get(AgentSettings.ENABLED)).isTrue();
    assertThat(configuration.get(ResourceSettings.SERVICE_NAME)).isNull();
    assertThat(configuration.isSet(AgentSettings.ENABLED)).isFalse();
    assertThat(given.lines).isEmpty();
  }

  @Test
  void sourcesDisagree_argumentOverPropertyOverVariableOverFile() throws Exception {
    Path file = file("otel.service.name = file");
    given.variable(AgentSettings.CONFIGURATION_FILE, file.toString());
    assertThat(given.load().get(ResourceSettings.SERVICE_NAME)).isEqualTo("file");

    given.variable(ResourceSettings.SERVICE_NAME, "variable");
    assertThat(given.load().get(ResourceSettings.SERVICE_NAME)).isEqualTo("variable");

    given.property(ResourceSettings.SERVICE_NAME, "property");
    assertThat(given.load().get(ResourceSettings.SERVICE_NAME)).isEqualTo("property");

    assertThat(given.load("otel.service.name=argument").get(ResourceSettings.SERVICE_NAME))
        .isEqualTo("argument");
    assertThat(given.lines).isEmpty();
  }

  @Test
  void argumentValueWithEquals_isSplitAtTheFirstOnly() {
    Configuration configuration =
        given.load("otel.resource.attributes=a=b,c=d; otel.service.name = shop ;");

    assertThat(configuration.get(ResourceSettings.RESOURCE_ATTRIBUTES))
        .containsEntry("a", "b")
        .containsEntry("c", "d");
    assertThat(configuration.get(ResourceSettings.SERVICE_NAME)).isEqualTo("shop");
    assertThat(given.lines).isEmpty();
  }

  @Test
  void argumentWithoutEquals_oneLineThatDoesNotShowIt() {
    Configuration configuration =
        given.load("otel.exporter.otlp.headers=key=se;cret;otel.service.name=shop");

    assertThat(configuration.get(ResourceSettings.SERVICE_NAME)).isEqualTo("shop");
    assertThat(given.lines)
        .containsExactly("agent argument 2 is not of the form key=value; using the others");
  }

  @Test
  void valueOfWhiteSpace_countsAsNotGiven() {
    given.property(ResourceSettings.SERVICE_NAME, "  ");
    given.variable(ResourceSettings.SERVICE_NAME, " shop\t");

    assertThat(given.load("otel.service.name=").get(ResourceSettings.SERVICE_NAME))
        .isEqualTo("shop");
  }

  @Test
  void settingReadOften_complainsOnce() {
    Configuration configuration = given.property(AgentSettings.ENABLED, "maybe").load();

    configuration.get(AgentSettings.ENABLED);
    configuration.get(AgentSettings.ENABLED);
    configuration.isSet(AgentSettings.ENABLED);

    assertThat(given.lines).hasSize(1);
  }

  @Test
  void agentSwitchedOff_saysNothingAndOpensNoFile() {
    given.property(AgentSettings.CONFIGURATION_FILE, "/no/such/file");
    given.variable(AgentSettings.ENABLED, "false");
    Configuration configuration = new Configuration(given.environment, "junk", given.lines::add);

    assertThat(configuration.get(AgentSettings.ENABLED)).isFalse();
    assertThat(given.lines).isEmpty();
  }

  @Test
  void linesBeforeTheLogStarts_areHeldBackUntilThen() {
    given.property(AgentSettings.CONFIGURATION_FILE, "/no/such/file");
    Configuration configuration = new Configuration(given.environment, null, given.lines::add);
    assertThat(configuration.get(AgentSettings.ENABLED)).isTrue();
    assertThat(given.lines).isEmpty();

    configuration.startLog();

    assertThat(given.lines)
        .containsExactly(
            "otel.javaagent.configuration-file=\"/no/such/file\" (system property) does not exist;"
                + " using no file");
  }

  @Test
  void fileValueIsBad_lineNamesFileAndLine() throws Exception {
    Path file =
        file("# settings", "otel.traces.sampler.arguments: 1", "  otel.traces.sampler : sometimes");
    given.property(AgentSettings.CONFIGURATION_FILE, file.toString());

    given.load().get(TraceSettings.SAMPLER);

    assertThat(given.lines)
        .containsExactly(
            "otel.traces.sampler=\"sometimes\" (file "
                + file
                + ":3) is no known sampler; using parentbased_always_on");
  }

  @Test
  void fileInHomeFolder_isFound() throws Exception {
    file("otel.service.name=caf\u00e9");
    given.environment.property("user.home", folder.toString());

    given.property(AgentSettings.CONFIGURATION_FILE, "~/heddle.properties");

    assertThat(given.load().get(ResourceSettings.SERVICE_NAME)).isEqualTo("caf\u00e9");
  }

  @Test
  void fileCannotBeUsed_oneLineAndDefaults() throws Exception {
    Path badEscape = file("otel.service.name=\\u12");
    Path huge = folder.resolve("huge.properties");
    Files.write(huge, new byte[(1 << 20) + 1]);

    assertUnusable(folder, "is no file");
    assertUnusable(badEscape, "is no properties file (");
    assertUnusable(huge, "is larger than 1 MiB");
  }

  private void assertUnusable(Path file, String why) {
    GivenConfiguration broken = new GivenConfiguration();
    Configuration configuration =
        broken.property(AgentSettings.CONFIGURATION_FILE, file.toString()).load();

    assertThat(configuration.get(ResourceSettings.SERVICE_NAME)).isNull();
    assertThat(broken.lines)
        .singleElement()
        .asString()
        .startsWith("otel.javaagent.configuration-file=\"" + file + "\" (system property) " + why)
        .endsWith("; using no file");
  }

  @Test
  void instrumentation_itsOwnSwitchWinsOverTheCommonOne() {
    given.environment.variable("OTEL_INSTRUMENTATION_JAVA_HTTP_CLIENT_ENABLED", "false");
    given.environment.property("otel.instrumentation.jdbc.enabled", "perhaps");
    Configuration configuration = given.load();

    assertThat(configuration.isInstrumentationEnabled("java-http-client")).isFalse();
    assertThat(configuration.isInstrumentationEnabled("servlet")).isTrue();
    assertThat(configuration.isInstrumentationEnabled("jdbc")).isTrue();
    assertThat(given.lines)
        .containsExactly(
            "otel.instrumentation.jdbc.enabled=\"perhaps\" (system property) is neither true nor"
                + " false; using true");
  }

  @Test
  void commonSwitchOff_onlyNamedInstrumentationsWeave() {
    given.property(AgentSettings.DEFAULT_ENABLED, "false");
    given.environment.property("otel.instrumentation.jdbc.enabled", "TRUE");
    Configuration configuration = given.load();

    assertThat(configuration.isInstrumentationEnabled("jdbc")).isTrue();
    assertThat(configuration.isInstrumentationEnabled("servlet")).isFalse();
  }

  @Test
  void environmentVariable_isUpperCaseWithUnderscores() {
    assertThat(AgentSettings.DEFAULT_ENABLED.environmentVariable())
        .isEqualTo("OTEL_INSTRUMENTATION_COMMON_DEFAULT_ENABLED");
  }

  @Test
  void processEnvironment_isThatOfThisJvm() {
    Environment environment = new ProcessEnvironment();

    assertThat(environment.property("java.version")).isEqualTo(System.getProperty("java.version"));
    assertThat(environment.variable("PATH")).isEqualTo(System.getenv("PATH"));
    assertThat(environment.variable("HEDDLE_NO_SUCH_VARIABLE")).isNull();
  }

  private Path file(String... lines) throws Exception {
    return Files.writeString(folder.resolve("heddle.properties"), String.join("\n", lines));
  }
}
