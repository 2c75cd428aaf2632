package io.heddle.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanEventLimitsTest {

  private static final AttributeKey<String> KEY = AttributeKey.stringKey("key");
  private static final AttributeKey<List<String>> LIST = AttributeKey.stringArrayKey("list");

  private final HeddleSpan limited = new EndedSpans(new SpanLimits(9, 3, 2, 2)).root();

  @Test
  void eventsAndLinksPastTheLimit_areDroppedAndCounted() {
    for (int i = 0; i < 5; i++) {
      limited.addEvent("e" + i).addLink(limited.getSpanContext());
    }

    assertThat(limited.events()).extracting(SpanEvent::name).containsExactly("e0", "e1");
    assertThat(limited.droppedEvents()).isEqualTo(3);
    assertThat(limited.links()).hasSize(2);
    assertThat(limited.droppedLinks()).isEqualTo(3);
  }

  @Test
  void longValuesOfAnEventOrLink_areCut() {
    Attributes attributes = Attributes.of(KEY, "abcd", LIST, List.of("abcd", "e"));
    limited.addEvent("event", attributes).addLink(limited.getSpanContext(), attributes);

    Attributes cut = Attributes.of(KEY, "abc", LIST, List.of("abc", "e"));
    assertThat(limited.events().get(0).attributes()).isEqualTo(cut);
    assertThat(limited.links().get(0).attributes()).isEqualTo(cut);
  }

  @Test
  void attributesOfAnEventOrLinkPastTheLimit_areDroppedAndCounted() {
    AttributesBuilder many = Attributes.builder();
    for (int i = 0; i < 130; i++) {
      many.put("k" + i, i);
    }
    HeddleSpan span = new EndedSpans().root();
    span.addEvent("event", many.build()).addLink(span.getSpanContext(), many.build());

    assertThat(span.events().get(0).attributes().size()).isEqualTo(128);
    assertThat(span.events().get(0).droppedAttributes()).isEqualTo(2);
    assertThat(span.links().get(0).attributes().size()).isEqualTo(128);
    assertThat(span.links().get(0).droppedAttributes()).isEqualTo(2);
  }
}
