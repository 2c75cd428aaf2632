package io.heddle.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanAttributesTest {

  private static final AttributeKey<String> KEY = AttributeKey.stringKey("key");

  private final HeddleSpan span = new EndedSpans().root();

  @Test
  void set_keepsEveryTypeInOrder() {
    span.setAttribute("string", "s").setAttribute("long", 1).setAttribute("double", 1.5);
    span.setAttribute("boolean", true);
    span.setAttribute(AttributeKey.longArrayKey("longs"), List.of(1L, 2L));

    assertThat(attributesOf(span))
        .containsExactly(
            Map.entry("string", "s"),
            Map.entry("long", 1L),
            Map.entry("double", 1.5),
            Map.entry("boolean", true),
            Map.entry("longs", List.of(1L, 2L)));
  }

  @Test
  void set_anEqualKey_replacesTypeAndValue() {
    span.set(KEY, "first");
    span.setAttribute("other", "stays");
    span.setAttribute(AttributeKey.longKey("key"), 2L);

    assertThat(attributesOf(span))
        .containsExactly(Map.entry("key", 2L), Map.entry("other", "stays"));
    assertThat(span.attributeKey(0)).isEqualTo(AttributeKey.longKey("key"));
  }

  @Test
  void set_nullOrAnEmptyKey_doesNothing() {
    span.set(KEY, (String) null);
    span.setAttribute(KEY, null).setAttribute("", "v").setAttribute((String) null, "v");
    span.setAttribute((AttributeKey<String>) null, "v");

    assertThat(span.attributeCount()).isZero();
  }

  @Test
  void set_pastTheLimit_isDroppedAndCounted() {
    HeddleSpan limited = new EndedSpans(new SpanLimits(2, 100, 1, 1)).root();
    limited.setAttribute("a", 1).setAttribute("b", 2).setAttribute("c", 3).setAttribute("d", 4);
    limited.setAttribute("a", 5);

    assertThat(attributesOf(limited)).containsExactly(Map.entry("a", 5L), Map.entry("b", 2L));
    assertThat(limited.droppedAttributes()).isEqualTo(2);
  }

  @Test
  void set_aListThatCannotBeRead_isDroppedAndCounted() {
    span.setAttribute(
        AttributeKey.stringArrayKey("list"),
        new AbstractList<String>() {
          @Override
          public String get(int index) {
            throw new IllegalStateException("changed meanwhile");
          }

          @Override
          public int size() {
            return 2;
          }
        });

    assertThat(span.attributeCount()).isZero();
    assertThat(span.droppedAttributes()).isEqualTo(1);
  }

  @Test
  void set_growsToTheLimit() {
    for (int i = 0; i < 130; i++) {
      span.setAttribute("k" + i, i);
    }

    assertThat(span.attributeCount()).isEqualTo(128);
    assertThat(span.attributeValue(127)).isEqualTo(127L);
    assertThat(span.droppedAttributes()).isEqualTo(2);
  }

  @Test
  void limitOfNone_dropsAll() {
    HeddleSpan limited = new EndedSpans(new SpanLimits(0, 0, 0, 0)).root();
    limited.setAttribute("a", "x").addEvent("e").addLink(span.getSpanContext());

    assertThat(limited.attributeCount()).isZero();
    assertThat(limited.droppedAttributes()).isEqualTo(1);
    assertThat(limited.events()).isEmpty();
    assertThat(limited.droppedEvents()).isEqualTo(1);
    assertThat(limited.links()).isEmpty();
    assertThat(limited.droppedLinks()).isEqualTo(1);
  }

  /** U+1F9F5 is two characters; half of it is no text. */
  @ParameterizedTest
  @CsvSource({
    "abcd, 4, abcd",
    "abcde, 4, abcd",
    "abc\uD83E\uDDF5e, 4, abc",
    "abc\uD83E\uDDF5e, 5, abc\uD83E\uDDF5",
    "\uD83E\uDDF5, 1, ''",
    "abcd, 0, ''"
  })
  void longString_isCut_neverInsideACharacter(String value, int length, String expected) {
    HeddleSpan limited = new EndedSpans(new SpanLimits(9, length, 9, 9)).root();
    limited.setAttribute("a", value);

    assertThat(attributesOf(limited)).containsExactly(Map.entry("a", expected));
  }

  @Test
  void longStringsOfAList_areCut() {
    HeddleSpan limited = new EndedSpans(new SpanLimits(9, 2, 9, 9)).root();
    limited.setAttribute(AttributeKey.stringArrayKey("a"), List.of("abc", "d"));

    assertThat(attributesOf(limited)).containsExactly(Map.entry("a", List.of("ab", "d")));
  }

  @Test
  void listThatTheApplicationChangesAfterwards_isAsItWas() {
    List<String> list = new ArrayList<>(List.of("a"));
    span.setAttribute(AttributeKey.stringArrayKey("list"), list);
    list.add("b");

    assertThat(attributesOf(span)).containsExactly(Map.entry("list", List.of("a")));
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void valueOfAnotherTypeThanItsKey_doesNotThrow() {
    HeddleSpan limited = new EndedSpans(new SpanLimits(9, 2, 9, 9)).root();
    limited.setAttribute((AttributeKey) AttributeKey.stringArrayKey("a"), "abc");

    assertThat(attributesOf(limited)).containsExactly(Map.entry("a", "ab"));
  }

  private static Map<String, Object> attributesOf(HeddleSpan span) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (int i = 0; i < span.attributeCount(); i++) {
      attributes.put(span.attributeKey(i).getKey(), span.attributeValue(i));
    }
    return attributes;
  }
}
