package io.heddle.bootstrap.context.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.trace.RemoteSpan;
import io.opentelemetry.api.trace.TraceState;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context level 1, section 3.3: the header {@code tracestate}. */
class TraceStateTextTest {

  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  /** The state as it would be passed on; empty where it was dropped. */
  private static String roundTrip(String... headers) {
    Headers request = new Headers().with("traceparent", PARENT);
    for (String header : headers) {
      request.with("tracestate", header);
    }
    RemoteSpan parent = request.extracted();
    assertThat(parent).as("the parent is in force whatever its state").isNotNull();
    String passedOn = Headers.injected(parent);
    int state = passedOn.indexOf("tracestate: ");
    return state < 0 ? "" : passedOn.substring(state + 12, passedOn.length() - 1);
  }

  private static String members(int count) {
    return IntStream.range(0, count).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "foo=1|foo=1",
        "foo=1,bar=2|foo=1,bar=2",
        "bar=2,foo=1|bar=2,foo=1",
        // White space around members, and members that are empty.
        "foo=1 , bar=2|foo=1,bar=2",
        " foo=1\t,\t bar=2 |foo=1,bar=2",
        "foo=1,|foo=1",
        ",foo=1|foo=1",
        "foo=1,,, ,\t,bar=2|foo=1,bar=2",
        // Values keep their inner and leading spaces, and may hold an equals sign or not.
        "foo=a b|foo=a b",
        "foo= a|foo= a",
        "foo=!\"#$%&'()*+-./:;<>?@[]^_`{}~|foo=!\"#$%&'()*+-./:;<>?@[]^_`{}~",
        // Keys.
        "a=1|a=1",
        "f_o-o*/9=1|f_o-o*/9=1",
        "tenant@system=1|tenant@system=1",
        "1tenant@system=1|1tenant@system=1"
      })
  void valid_isPassedOn(String header, String expected) {
    assertThat(roundTrip(header)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "foo",
        "foo=",
        "=1",
        "=",
        "foo=1,bar",
        "foo=1,=",
        "foo=1;bar=2",
        // Unique keys.
        "foo=1,foo=1",
        "foo=1,bar=2,foo=3",
        // Keys.
        "Foo=1",
        "foo =1",
        "foo!=1",
        "fo\u00f6=1",
        "-foo=1",
        // Values.
        "foo=bar=baz",
        "foo=\u00f6",
        "foo=a\tb",
        "foo=\u0001a"
      })
  void invalid_isDroppedWhole(String header) {
    assertThat(roundTrip(header)).isEmpty();
  }

  @Test
  void severalHeaders_areOneList() {
    assertThat(roundTrip("foo=1", "bar=2,baz=3", "", "qux=4")).isEqualTo("foo=1,bar=2,baz=3,qux=4");
    assertThat(roundTrip("foo=1", "foo=2")).isEmpty();
    assertThat(roundTrip("foo=1", "bar")).isEmpty();
  }

  @Test
  void thirtyTwoMembers_areTheMost() {
    assertThat(roundTrip(members(32))).isEqualTo(members(32));
    assertThat(roundTrip(members(33))).isEmpty();
    assertThat(roundTrip(members(20), "x=1," + members(20))).isEmpty();
  }

  @Test
  void keyAndValue_haveAtMost256Characters() {
    String key = "k".repeat(256);
    String value = "v".repeat(256);

    assertThat(roundTrip(key + "=" + value)).isEqualTo(key + "=" + value);
    assertThat(roundTrip(key + "k=1")).isEmpty();
    assertThat(roundTrip("foo=" + value + "v")).isEmpty();
  }

  @Test
  void keyWithTenant_has241And14Characters() {
    String tenant = "t".repeat(241);

    assertThat(roundTrip(tenant + "@" + "s".repeat(14) + "=1")).isNotEmpty();
    assertThat(roundTrip(tenant + "t@s=1")).isEmpty();
    assertThat(roundTrip("t@" + "s".repeat(15) + "=1")).isEmpty();
    assertThat(roundTrip("t@=1")).isEmpty();
    assertThat(roundTrip("t@s@s=1")).isEmpty();
  }

  @Test
  void withoutATraceParent_isNotRead() {
    assertThat(new Headers().with("tracestate", "foo=1").extracted()).isNull();
    assertThat(new Headers().with("traceparent", "bad").with("tracestate", "foo=1").extracted())
        .isNull();
  }

  @Test
  void order_isKept_mostRecentFirst() {
    RemoteSpan parent =
        new Headers().with("traceparent", PARENT).with("tracestate", "b=2,a=1").extracted();
    TraceState state = parent.getSpanContext().getTraceState();

    assertThat(state.asMap().keySet()).containsExactly("b", "a");
    assertThat(state.get("a")).isEqualTo("1");
  }

  @Test
  void anyText_neverThrows_andWhatIsPassedOnIsReadTheSame() {
    Random random = new Random(11);
    String alphabet = "ab1=,@ \t-_*/\u00e9\u0000\n;";
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(24); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String passedOn = roundTrip(text.toString());
      assertThat(roundTrip(passedOn)).isEqualTo(passedOn);
    }
  }
}
